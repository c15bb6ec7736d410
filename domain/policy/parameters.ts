import { BILL_PARAMETERS } from './bill-parameters.js'
import { COLLECTION_PARAMETERS } from './collection-parameters.js'
import { DEPOSIT_PARAMETERS } from './deposit-parameters.js'
import { DISCONNECTION_PARAMETERS } from './disconnection-parameters.js'
import type { Parameter } from './parameter.js'
import { PLAN_PARAMETERS } from './plan-parameters.js'
import { PROTECTION_PARAMETERS } from './protection-parameters.js'

/** Every parameter a policy pack may give a value. What is not in this table does not exist for any rule. */
export const PARAMETERS = {
  ...BILL_PARAMETERS,
  ...DISCONNECTION_PARAMETERS,
  ...PROTECTION_PARAMETERS,
  ...PLAN_PARAMETERS,
  ...DEPOSIT_PARAMETERS,
  ...COLLECTION_PARAMETERS,
}

export type ParameterKey = keyof typeof PARAMETERS
export type ValueOf<Key extends ParameterKey> = (typeof PARAMETERS)[Key] extends Parameter<infer Value> ? Value : never

/** The parameters by what they are about, in the order people read them. */
export const PARAMETER_SUBJECTS: readonly { readonly title: string; readonly keys: readonly ParameterKey[] }[] = [
  { title: 'Bills and late fees', keys: keysOf(BILL_PARAMETERS) },
  { title: 'Notices and disconnection', keys: keysOf(DISCONNECTION_PARAMETERS) },
  { title: 'Protections and reconnection', keys: keysOf(PROTECTION_PARAMETERS) },
  { title: 'Payment plans', keys: keysOf(PLAN_PARAMETERS) },
  { title: 'Deposits', keys: keysOf(DEPOSIT_PARAMETERS) },
  { title: 'Collection and corrections', keys: keysOf(COLLECTION_PARAMETERS) },
]

function keysOf<Group extends Partial<typeof PARAMETERS>>(group: Group): ParameterKey[] {
  return Object.keys(group) as ParameterKey[]
}

export const PARAMETER_KEYS = Object.keys(PARAMETERS) as ParameterKey[]

/** How far the value protects the customer beside other values of the parameter; undefined where they cannot be ranked. */
export function protectionOf(key: ParameterKey, value: unknown): number | undefined {
  return (PARAMETERS[key] as Parameter).protects?.(value)
}
