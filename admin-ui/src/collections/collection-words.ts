import type { CollectionPageJson, CollectionRecordJson } from '../../../api/collections/contract.js'

const STATES: Readonly<Record<CollectionRecordJson['state'], string>> = {
  dunning: 'Dunning',
  cut_ordered: 'Cut ordered',
  cut: 'Service cut',
  reconnecting: 'Reconnecting',
  closed: 'Closed',
}
export const collectionStateText = (state: CollectionRecordJson['state']): string => STATES[state]

const CLOSED: Readonly<Record<NonNullable<CollectionRecordJson['closeCode']>, string>> = {
  PAID: 'Closed: paid',
  NO_SERVICE: 'Closed: service ended',
  STRATEGY_DONE: 'Closed: strategy done',
  STOPPED: 'Closed: stopped',
  RECONNECTED: 'Closed: reconnected',
}
export const closedText = (code: NonNullable<CollectionRecordJson['closeCode']>): string => CLOSED[code]

/** What a step or a state of the pipeline is called. */
export function stageText(stage: string): string {
  const known = STATES[stage as CollectionRecordJson['state']]
  return known ?? stage.charAt(0).toUpperCase() + stage.slice(1).replaceAll('_', ' ')
}

export const CUSTOMER_CLASSES = ['residential', 'commercial', 'industrial', 'public_authority'] as const

/** Whom a hold or a stop reaches: `Class Residential`, `Read route R101`. */
export function scopeText(scope: 'account' | 'class' | 'area', value: string): string {
  if (scope === 'account') return `Account ${value}`
  return scope === 'class' ? `Class ${stageText(value)}` : `Read route ${value}`
}

const ACTS: Readonly<Record<string, string>> = {
  reminder: 'Reminders',
  call: 'Calls',
  visit: 'Visits',
  first_notice: 'First notices',
  second_notice: 'Second notices',
  disconnect: 'Disconnections',
}
export const actText = (act: string): string => ACTS[act] ?? act

type Act = CollectionPageJson['acts'][number]['act']
export interface ActWords {
  readonly label: string
  readonly title: string
  readonly confirm: string
  readonly consequence: string
  readonly dangerous: boolean
}
export const ACT_WORDS: Readonly<Record<Act, ActWords>> = {
  release_cut: {
    label: 'Release the disconnection…',
    title: 'Release the disconnection',
    confirm: 'Release it',
    consequence:
      'The meter or a crew is told to, where it is lawful then. It is decided anew when the crew gets the order, and at the cut itself.',
    dangerous: true,
  },
  refuse_cut: {
    label: 'Do not release…',
    title: 'Do not release the disconnection',
    confirm: 'End the case',
    consequence: 'The case ends. A debt that falls due later begins another.',
    dangerous: false,
  },
  skip: {
    label: 'Skip this step…',
    title: 'Skip the step',
    confirm: 'Skip it',
    consequence: 'The case goes on with the step after it. Without a notice that the law asks for, the cut is not lawful.',
    dangerous: false,
  },
  order_reconnection: {
    label: 'Order service back…',
    title: 'Order service back',
    confirm: 'Order the reconnection',
    consequence: 'A crew turns service on again, without a fee, whatever is owed.',
    dangerous: false,
  },
  stop: {
    label: 'Stop the case…',
    title: 'Stop the collection case',
    confirm: 'Stop it',
    consequence: 'Its orders are cancelled and it ends. A debt that falls due later begins another.',
    dangerous: true,
  },
}

export const PROTECTION_TEXTS: Readonly<Record<string, string>> = {
  medical: 'Medical certificate',
  life_support: 'Life support',
  age: 'Age',
  infant: 'Infant',
  disability: 'Disability',
  programme: 'Programme',
  pledge: 'Assistance pledge',
  bankruptcy: 'Bankruptcy',
}
export const SOURCE_TEXTS: Readonly<Record<string, string>> = {
  customer: "The customer's word",
  certificate: 'Certificate',
  agency: 'Agency',
  court: 'Court',
  utility: 'The utility itself',
  import: 'Imported',
}
export const CHANNEL_TEXTS: Readonly<Record<string, string>> = {
  mail: 'Letter',
  served: 'Handed over',
  posted: 'Posted at the door',
  email: 'E-mail',
  sms: 'Text message',
  phone: 'Telephone',
  visit: 'Visit',
}
export const REACHED_TEXTS: Readonly<Record<string, string>> = {
  customer: 'The customer',
  adult: 'Another adult',
  emergency_contact: 'The emergency contact',
  nobody: 'Nobody',
}
export const GROUP_TEXTS: Readonly<Record<string, string>> = {
  protection: 'Protections and holds',
  debt: 'Debt',
  calendar: 'Season, day and weather',
  notice: 'Notices',
  contact: 'Contact',
}

export const collectionPath = (id: string): string => `/collections/${encodeURIComponent(id)}/show`
export const decisionPath = (accountId: string): string => `/accounts/${encodeURIComponent(accountId)}/disconnection`

/** What a case is about: a service that could be cut, or the final bill. */
export function whatIsCollected(entry: { readonly kind: 'service' | 'final_bill'; readonly service: string }): string {
  return entry.kind === 'final_bill' ? 'final bill' : entry.service
}
