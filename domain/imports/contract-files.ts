import { invariant } from '../kernel/invariant.js'
import type { Column, ContractFile, ContractFileName, Presence, Reference } from './contract.js'

const always: Presence = 'always'
const optional: Presence = 'optional'

const id = (name: string, presence: Presence = always): Column => ({ name, type: 'id', presence })
const text = (name: string, presence: Presence = always): Column => ({ name, type: 'text', presence })
const date = (name: string, presence: Presence = always): Column => ({ name, type: 'date', presence })
const bool = (name: string): Column => ({ name, type: 'bool', presence: always })
const code = (name: string, values: readonly string[], presence: Presence = always): Column => ({
  name,
  type: 'code',
  presence,
  values,
})
const codeLike = (name: string, pattern: RegExp, presence: Presence = always): Column => ({
  name,
  type: 'code',
  presence,
  pattern,
})
const decimal = (name: string, presence: Presence = always, limits: Partial<Column> = {}): Column => ({
  name,
  type: 'decimal',
  presence,
  ...limits,
})
const amount = (name: string, limits: Partial<Column> = {}): Column => ({ name, type: 'amount', presence: always, ...limits })
const integer = (name: string, least: string, presence: Presence = always, most = '2147483647'): Column => ({
  name,
  type: 'integer',
  presence,
  least,
  most,
})

/** Required in rows whose `column` has one of the values, forbidden in the others. */
const onlyWhen = (column: string, ...is: string[]): Presence => ({ when: column, is, otherwise: 'empty' })
/** Required in rows whose `column` has one of the values, free in the others. */
const when = (column: string, ...is: string[]): Presence => ({ when: column, is, otherwise: 'optional' })

const to = (file: ContractFileName, ...columns: string[]): Reference => ({ file, columns, keyColumns: columns })

const SERVICES = ['water', 'sewer', 'stormwater', 'refuse', 'electric'] as const
const BILL_CYCLE = /^[1-9][0-9]?$/
const CODE = /^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,39}$/

const billCycles: ContractFile = {
  name: 'bill_cycles.csv',
  oneRow: 'a bill cycle',
  key: ['bill_cycle'],
  keyIsUnique: true,
  mayBeAbsent: false,
  withoutRows: 'error',
  references: [],
  columns: [
    codeLike('bill_cycle', BILL_CYCLE),
    date('window_start'),
    date('window_end'),
    date('read_date'),
    date('accounting_date'),
    integer('due_days', '0', always, '366'),
  ],
}

const customers: ContractFile = {
  name: 'customers.csv',
  oneRow: 'a customer',
  key: ['customer_id'],
  keyIsUnique: true,
  mayBeAbsent: false,
  withoutRows: 'error',
  references: [],
  columns: [
    id('customer_id'),
    code('kind', ['person', 'organisation']),
    text('given_name', when('kind', 'person')),
    text('family_name', when('kind', 'person')),
    text('organisation_name', onlyWhen('kind', 'organisation')),
    text('email', optional),
    { name: 'phone', type: 'phone', presence: optional },
    codeLike('language', /^[a-z]{2}$/),
    date('date_of_birth', optional),
    text('mail_line1'),
    text('mail_line2', optional),
    text('mail_city'),
    text('mail_state'),
    text('mail_postcode'),
    codeLike('mail_country', /^[A-Z]{2}$/),
    date('customer_since'),
    bool('life_support'),
    bool('senior'),
    { name: 'notes', type: 'memo', presence: optional },
  ],
}

const accounts: ContractFile = {
  name: 'accounts.csv',
  oneRow: 'an account',
  key: ['account_id'],
  keyIsUnique: true,
  mayBeAbsent: false,
  withoutRows: 'error',
  references: [to('customers.csv', 'customer_id'), to('bill_cycles.csv', 'bill_cycle')],
  columns: [
    id('account_id'),
    id('customer_id'),
    code('customer_class', ['residential', 'commercial', 'industrial', 'public_authority']),
    codeLike('bill_cycle', BILL_CYCLE),
    code('delivery', ['email', 'post', 'both']),
    code('status', ['pending', 'active', 'closed']),
    date('opened_on'),
    date('closed_on', onlyWhen('status', 'closed')),
    bool('tax_exempt'),
    bool('low_income_discount'),
  ],
}

const accountPeople: ContractFile = {
  name: 'account_people.csv',
  oneRow: 'a role on an account',
  key: ['account_id', 'customer_id', 'role'],
  keyIsUnique: true,
  mayBeAbsent: false,
  withoutRows: 'error',
  references: [to('accounts.csv', 'account_id'), to('customers.csv', 'customer_id')],
  columns: [id('account_id'), id('customer_id'), code('role', ['main', 'co_applicant', 'owner', 'third_party_notice'])],
}

const premises: ContractFile = {
  name: 'premises.csv',
  oneRow: 'a premise',
  key: ['premise_id'],
  keyIsUnique: true,
  mayBeAbsent: false,
  withoutRows: 'error',
  references: [{ columns: ['owner_customer_id'], file: 'customers.csv', keyColumns: ['customer_id'] }],
  columns: [
    id('premise_id'),
    text('line1'),
    text('line2', optional),
    text('city'),
    text('state'),
    text('postcode'),
    bool('inside_city'),
    text('read_route'),
    integer('read_sequence', '0'),
    integer('lot_area_sqft', '0'),
    integer('impervious_sqft', '0'),
    integer('dwelling_units', '1', always, '100000'),
    id('owner_customer_id', optional),
    decimal('latitude', always, { least: '-90', most: '90' }),
    decimal('longitude', always, { least: '-180', most: '180' }),
  ],
}

const servicePoints: ContractFile = {
  name: 'service_points.csv',
  oneRow: 'a service point',
  key: ['service_point_id'],
  keyIsUnique: true,
  mayBeAbsent: false,
  withoutRows: 'error',
  references: [to('premises.csv', 'premise_id')],
  columns: [
    id('service_point_id'),
    id('premise_id'),
    code('service', SERVICES),
    date('in_service_on'),
    integer('cart_size_gal', '1', onlyWhen('service', 'refuse'), '10000'),
    integer('cart_count', '0', onlyWhen('service', 'refuse'), '10000'),
  ],
}

const meters: ContractFile = {
  name: 'meters.csv',
  oneRow: 'a meter',
  key: ['meter_id'],
  keyIsUnique: true,
  mayBeAbsent: false,
  withoutRows: 'warning',
  references: [],
  columns: [
    id('meter_id'),
    code('service', ['water', 'electric']),
    text('make'),
    text('model'),
    code('size', ['5/8', '3/4', '1', '1.5', '2', '3'], when('service', 'water')),
    date('purchased_on'),
  ],
}

const registers: ContractFile = {
  name: 'registers.csv',
  oneRow: 'a register',
  key: ['meter_id', 'register'],
  keyIsUnique: true,
  mayBeAbsent: false,
  withoutRows: 'warning',
  references: [to('meters.csv', 'meter_id')],
  columns: [
    id('meter_id'),
    text('register'),
    code('unit', ['ccf', 'kgal', 'kWh', 'kW']),
    code('direction', ['delivered', 'received']),
    integer('dials', '1', always, '12'),
    decimal('multiplier', always, { least: '0', aboveLeast: true, most: '1000000' }),
    code('role', ['consumption', 'demand']),
  ],
}

const installs: ContractFile = {
  name: 'installs.csv',
  oneRow: 'an install',
  key: ['meter_id', 'register', 'installed_on'],
  keyIsUnique: false,
  mayBeAbsent: false,
  withoutRows: 'warning',
  references: [to('registers.csv', 'meter_id', 'register'), to('service_points.csv', 'service_point_id')],
  columns: [
    id('meter_id'),
    text('register'),
    id('service_point_id'),
    date('installed_on'),
    decimal('install_read', always, { least: '0' }),
    date('removed_on', optional),
    decimal('removal_read', { when: 'removed_on', otherwise: 'empty' }, { least: '0' }),
  ],
}

const agreements: ContractFile = {
  name: 'agreements.csv',
  oneRow: 'a service agreement',
  key: ['agreement_id'],
  keyIsUnique: true,
  mayBeAbsent: false,
  withoutRows: 'error',
  references: [to('accounts.csv', 'account_id'), to('service_points.csv', 'service_point_id')],
  columns: [
    id('agreement_id'),
    id('account_id'),
    id('service_point_id'),
    codeLike('tariff_code', CODE),
    date('start_on'),
    date('stop_on', optional),
  ],
}

const reads: ContractFile = {
  name: 'reads.csv',
  oneRow: 'a read',
  key: ['meter_id', 'register', 'read_on'],
  keyIsUnique: true,
  mayBeAbsent: false,
  withoutRows: 'warning',
  references: [to('registers.csv', 'meter_id', 'register')],
  columns: [
    id('meter_id'),
    text('register'),
    date('read_on'),
    decimal('value', always, { least: '0' }),
    code('kind', ['actual', 'estimated', 'customer']),
    code('source', ['handheld', 'amr', 'move', 'estimate', 'phone', 'web', 'card']),
  ],
}

const openItems: ContractFile = {
  name: 'open_items.csv',
  oneRow: 'an open item',
  key: ['item_id'],
  keyIsUnique: true,
  mayBeAbsent: true,
  withoutRows: 'fine',
  references: [to('accounts.csv', 'account_id'), to('agreements.csv', 'agreement_id')],
  columns: [
    id('item_id'),
    id('account_id'),
    id('agreement_id', optional),
    code('kind', ['bill', 'late_fee', 'deposit_installment', 'credit']),
    date('original_on'),
    date('due_on'),
    amount('original_amount'),
    amount('open_amount'),
  ],
}

const deposits: ContractFile = {
  name: 'deposits.csv',
  oneRow: 'a deposit',
  key: ['deposit_id'],
  keyIsUnique: true,
  mayBeAbsent: true,
  withoutRows: 'fine',
  references: [to('accounts.csv', 'account_id')],
  columns: [
    id('deposit_id'),
    id('account_id'),
    amount('amount', { least: '0', aboveLeast: true }),
    date('held_since'),
    codeLike('interest_rate_code', CODE),
  ],
}

const billHistory: ContractFile = {
  name: 'bill_history.csv',
  oneRow: 'an agreement on a past bill',
  key: ['bill_id', 'agreement_id'],
  keyIsUnique: true,
  mayBeAbsent: true,
  withoutRows: 'fine',
  references: [to('accounts.csv', 'account_id'), to('agreements.csv', 'agreement_id')],
  columns: [
    id('bill_id'),
    id('account_id'),
    id('agreement_id'),
    code('service', SERVICES),
    date('period_from'),
    date('period_to'),
    decimal('quantity'),
    code('unit', ['ccf', 'kgal', 'kWh', 'ERU', 'cart']),
    amount('amount'),
    date('issued_on'),
    date('due_on'),
  ],
}

const bankOpenings: ContractFile = {
  name: 'bank_openings.csv',
  oneRow: 'what was left in a bank of an agreement',
  key: ['agreement_id', 'bank', 'period', 'earned_on'],
  keyIsUnique: true,
  mayBeAbsent: true,
  withoutRows: 'fine',
  references: [to('agreements.csv', 'agreement_id')],
  columns: [
    id('agreement_id'),
    text('bank'),
    text('period', optional),
    decimal('quantity', always, { least: '0' }),
    date('earned_on'),
  ],
}

/** The files of import contract v1 in the order in which they are read: what a row refers to stands in an earlier file. */
export const CONTRACT_FILES: readonly ContractFile[] = [
  billCycles,
  customers,
  accounts,
  accountPeople,
  premises,
  servicePoints,
  meters,
  registers,
  installs,
  agreements,
  reads,
  openItems,
  deposits,
  billHistory,
  bankOpenings,
]

export function contractFile(name: ContractFileName): ContractFile {
  const found = CONTRACT_FILES.find((file) => file.name === name)
  invariant(found !== undefined, 'a file that is not in the contract', { name })
  return found
}
