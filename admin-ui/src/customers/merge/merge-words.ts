import type { DuplicateJson } from '../../../../api/customers/merge-contract.js'

const REASONS: Readonly<Record<DuplicateJson['reasons'][number], string>> = {
  document: 'same document',
  name_and_birth_date: 'same name and birth date',
  email: 'same e-mail',
  phone: 'same telephone',
  name_and_address: 'like name, same address',
}

const TABLES: Readonly<Record<string, string>> = {
  accounts: 'accounts they pay for',
  account_people: 'parts in accounts',
  customer_contacts: 'contacts',
  contact_preferences: 'choices of channels',
  customer_names: 'other names',
  customer_identifiers: 'documents',
  customer_demographics: 'facts held for a purpose',
  customer_pins: 'PIN',
  premises: 'premises they own',
  alerts: 'alerts',
  cases: 'cases',
  customers: 'records merged into theirs before',
}

export const reasonsText = (reasons: DuplicateJson['reasons']): string => reasons.map((reason) => REASONS[reason]).join(', ')

/** What a table of references is to people. */
export const referenceText = (table: string): string => TABLES[table] ?? table.replaceAll('_', ' ')
