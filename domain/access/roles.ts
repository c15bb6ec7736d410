/** The roles of an office, and one for a machine. A person may have several; what they may do is the union. */
export const ROLES = [
  'administrator',
  'supervisor',
  'service_representative',
  'billing_analyst',
  'cashier',
  'collections',
  'field',
  'finance',
  'auditor',
  'message_provider',
] as const

export type Role = (typeof ROLES)[number]

/** What a role is called on screens, and whose moment it serves. */
export const ROLE_TITLES: Readonly<Record<Role, { readonly title: string; readonly describes: string }>> = {
  administrator: { title: 'Administrator', describes: 'Sets up the utility, its users and its settings; may do everything' },
  supervisor: { title: 'Supervisor', describes: 'Approves, releases and takes exceptional decisions in every department' },
  service_representative: { title: 'Service representative', describes: 'Answers callers, keeps customers, contacts and notes' },
  billing_analyst: {
    title: 'Billing analyst',
    describes: 'Runs bill cycles, mends parked accounts, corrects bills, keeps tariffs',
  },
  cashier: { title: 'Cashier', describes: 'Takes payments at the counter' },
  collections: { title: 'Collections', describes: 'Follows up what is past due' },
  field: { title: 'Field', describes: 'Reads and exchanges meters' },
  finance: { title: 'Finance', describes: 'Keeps the ledger, payment files, suspense and the close of periods' },
  auditor: { title: 'Auditor', describes: 'Reads everything, changes nothing' },
  message_provider: {
    title: 'Message provider',
    describes: 'For the token of a provider of mail or text messages: tells how messages ended, sees nothing',
  },
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}
