import { ROLES, type Role } from './roles.js'

/**
 * One right: what it lets a person do, as a sentence fragment after "may", whether using it changes anything, and the roles
 * that have it. Used by the API (each route names one), the console (what is shown) and the tests (every route × every role).
 */
export interface PermissionRule {
  readonly may: string
  readonly changes: boolean
  readonly roles: readonly Role[]
}

/** Reads belong to the administrator, the supervisor and the auditor anyway. */
function reads(may: string, ...roles: readonly Role[]): PermissionRule {
  return { may, changes: false, roles: ['administrator', 'supervisor', 'auditor', ...roles] }
}

/** A change belongs to the administrator anyway and never to the auditor. */
function changes(may: string, ...roles: readonly Exclude<Role, 'auditor'>[]): PermissionRule {
  return { may, changes: true, roles: ['administrator', ...roles] }
}

const OFFICE = ['service_representative', 'billing_analyst', 'cashier', 'collections', 'finance'] as const
const OFFICE_AND_FIELD = [...OFFICE, 'field'] as const

// Named <slice>.<verb>, in the order of the slices.
const rules = {
  'customers.read': reads('see customers, accounts, contacts and notes', ...OFFICE_AND_FIELD),
  'customers.write': changes('change names, contacts and preferences', 'supervisor', 'service_representative', 'billing_analyst'),
  'customers.note': changes('write notes of contacts', 'supervisor', ...OFFICE_AND_FIELD),
  'customers.alert': changes(
    'put up and take down alerts',
    'supervisor',
    'service_representative',
    'billing_analyst',
    'collections',
    'field',
  ),
  'customers.verify': changes('verify who is calling', 'supervisor', ...OFFICE),
  'customers.merge': changes('merge two records of the same customer, and undo it', 'supervisor', 'service_representative'),
  'customers.export': changes('give a person what is on record about them', 'supervisor', 'service_representative'),
  'customers.erase': changes('erase a person', 'supervisor'),
  'customers.read_personal': reads('see what is held about persons for a purpose', 'service_representative'),
  'customers.reveal': changes('see the whole number of a document', 'supervisor', 'service_representative'),
  'customers.unlock': changes('let a caller try again who failed too often', 'supervisor'),

  'cases.read': reads('see cases', ...OFFICE),
  'cases.work': changes('open, work on and close cases', 'supervisor', ...OFFICE),

  'premises.read': reads('see premises and service points', ...OFFICE_AND_FIELD),
  'services.read': reads('see service agreements and their history', ...OFFICE_AND_FIELD),
  'services.request': changes('start, stop, move and suspend service', 'supervisor', 'service_representative'),
  'services.override': changes('let service begin without a prerequisite', 'supervisor'),
  'services.refund': changes('pay out what is left after the final bill', 'supervisor', 'finance'),
  'applications.read': reads('see applications from the public page with their documents', 'service_representative'),
  'applications.decide': changes(
    'accept, ask and refuse applications from the public page',
    'supervisor',
    'service_representative',
  ),
  'services.own': changes('say to whom service goes back between tenants', 'supervisor', 'service_representative'),

  'metering.read': reads('see meters, registers and reads', ...OFFICE_AND_FIELD),
  'metering.import': changes('send meter files, map them and say which meter they mean', 'supervisor', 'billing_analyst'),
  'metering.write': changes('enter and correct reads', 'supervisor', 'billing_analyst', 'service_representative', 'field'),
  'metering.stock': changes('receive, move, test and scrap meters', 'supervisor', 'field'),
  'metering.relate': changes('say what meters are to each other', 'supervisor', 'billing_analyst'),
  'metering.validate': changes('accept reads and intervals that validation holds', 'supervisor', 'billing_analyst'),

  'rating.read': reads('see tariffs and their versions', ...OFFICE),
  'rating.write': changes('write, propose and withdraw versions of tariffs', 'supervisor', 'billing_analyst'),
  'rating.approve': changes('approve, return and cancel versions of tariffs', 'supervisor', 'billing_analyst'),
  'rating.accounts': changes('say which account a line of bills is credited to', 'supervisor', 'billing_analyst', 'finance'),

  'renewables.read': reads('see generators, shares, programmes and certificates', ...OFFICE),
  'renewables.write': changes(
    'register generators, give shares, enrol in programmes',
    'supervisor',
    'billing_analyst',
    'service_representative',
  ),
  'renewables.configure': changes(
    'set up programmes and their caps, mint, transfer and retire certificates',
    'supervisor',
    'billing_analyst',
  ),

  'policy.read': reads('see policy packs and which rule holds', ...OFFICE_AND_FIELD),
  'policy.propose': changes('hand in, confirm and propose policy packs', 'supervisor', 'billing_analyst', 'collections'),
  'policy.release': changes('release, return and withdraw policy packs', 'supervisor'),

  'billing.read': reads('see bill cycles, runs and bills', ...OFFICE),
  'billing.run': changes('start, pause, cancel and discard bill runs', 'supervisor', 'billing_analyst'),
  'billing.mend': changes('decide about parked accounts', 'supervisor', 'billing_analyst'),
  'billing.approve': changes('approve bill runs', 'supervisor', 'billing_analyst'),
  'billing.supply': changes('enter what suppliers charge', 'supervisor', 'billing_analyst'),
  'billing.correct': changes('prepare corrections, off-cycle and final bills', 'supervisor', 'billing_analyst'),
  'billing.approve_correction': changes('approve corrections of issued bills', 'supervisor'),

  'documents.read': reads('open bills and messages and see their delivery', ...OFFICE),
  'documents.send': changes(
    'send messages and bills, again too, and make print batches',
    'supervisor',
    'billing_analyst',
    'service_representative',
  ),
  'documents.write_templates': changes('write new versions of message templates', 'supervisor'),
  'documents.report_delivery': changes('tell how messages ended, as a provider does', 'message_provider'),

  'ledger.read': reads('see entries, statements and the trial balance', ...OFFICE),
  'ledger.check': reads('check that the books hold', 'finance'),
  'ledger.accounts': changes('add accounts to the chart', 'finance'),
  'ledger.close': changes('open and close accounting periods', 'finance'),

  'payments.read': reads('see payments, payment files and suspense', ...OFFICE),
  'payments.take': changes('take payments', 'supervisor', 'cashier', 'finance'),
  'payments.import': changes('import payment files', 'supervisor', 'cashier', 'finance'),
  'payments.allocate': changes('direct payments and settle suspense', 'supervisor', 'finance'),
  'payments.reverse': changes('reverse payments', 'supervisor', 'finance'),

  'collections.read': reads('see collection cases, and why and when service may be cut', ...OFFICE),
  'collections.read_protections': reads('see what protects a household', 'collections', 'service_representative'),
  'collections.work': changes(
    'write down contacts and notices, hold accounts, skip steps',
    'supervisor',
    'collections',
    'service_representative',
  ),
  'collections.protect': changes('add, renew and end protections', 'supervisor', 'collections', 'service_representative'),
  'collections.release': changes(
    'release disconnections, stop cases, hold classes and areas, order service back, enter weather',
    'supervisor',
  ),

  'collections.propose_write_off': changes('propose to write off the balance of a closed account', 'supervisor', 'collections'),
  'collections.write_off': changes('approve and reject write-offs within the limit of the policy', 'supervisor', 'collections'),
  'collections.write_off_any': changes('approve write-offs of any amount, and take them back', 'supervisor'),

  // Why a debt was recalled may tell of a bankruptcy: seen by those who see protections.
  'agencies.read': reads('see collection agencies, what is with them and their files', 'collections'),
  'agencies.place': changes('place debts with collection agencies and recall them', 'supervisor', 'collections'),
  'agencies.configure': changes('add and change collection agencies', 'supervisor'),

  'plans.read': reads('see payment plans', ...OFFICE),
  'plans.make': changes('make, amend and cancel payment plans', 'supervisor', 'service_representative', 'collections'),
  'plans.override': changes('agree to payment plans beyond the usual terms', 'supervisor'),

  'collections.waive_fee': changes(
    'waive late fees within the limits of the policy',
    'supervisor',
    'service_representative',
    'collections',
  ),
  'collections.waive_any_fee': changes('waive late fees beyond those limits', 'supervisor'),

  'deposits.read': reads('see deposits held', ...OFFICE),
  'deposits.demand': changes(
    'ask for deposits, waive them within the policy and record securities',
    'supervisor',
    'service_representative',
    'collections',
  ),
  'deposits.override': changes('waive deposits beyond the policy', 'supervisor'),
  'deposits.release': changes('review, apply, transfer and give back deposits, take interest back', 'supervisor', 'finance'),

  'fieldwork.read': reads('see work orders, crews and appointments', ...OFFICE_AND_FIELD),
  'fieldwork.order': changes('order field work and cancel it', 'supervisor', 'service_representative'),
  'fieldwork.dispatch': changes('book appointments and send crews', 'supervisor', 'service_representative'),
  'fieldwork.override': changes('send a crew without the appointment that the work needs', 'supervisor'),
  'fieldwork.work': changes('report work in the field', 'supervisor', 'field'),
  'fieldwork.configure': changes('change crews, kinds of work and outages', 'supervisor'),

  'connections.read': reads('see new connections', ...OFFICE_AND_FIELD),
  'connections.work': changes(
    'take applications for connections, quote them and lead them on',
    'supervisor',
    'service_representative',
  ),
  'connections.record': changes('record surveys, energising and what was built', 'supervisor', 'service_representative', 'field'),
  'connections.override': changes('let a connection go on without what it waits for', 'supervisor'),
  'connections.cancel': changes('cancel connections', 'supervisor'),

  'imports.read': reads('see imports and their findings', 'billing_analyst'),
  'imports.run': changes('import a utility’s data', 'supervisor'),

  'processes.read': reads('see running processes', ...OFFICE_AND_FIELD),
  'processes.act': changes('pause, resume and cancel processes', 'supervisor', 'billing_analyst'),
  'processes.rebuild': changes('begin processes again whose workflow was lost', 'supervisor'),

  'tasks.read': reads('see work queues', ...OFFICE_AND_FIELD),
  'tasks.work': changes('claim and close tasks', 'supervisor', ...OFFICE_AND_FIELD),

  'utility.read': reads('see the utility’s settings and business date', ...OFFICE_AND_FIELD),
  'utility.read_metrics': reads('see the figures a monitor collects'),
  'utility.configure': changes('change the utility’s settings'),
  'utility.advance_clock': changes('move the business date of a sandbox', 'supervisor'),

  'search.read': reads('search', ...OFFICE_AND_FIELD),
  'reports.export': reads('take bills, outcomes and balances out as files', 'billing_analyst', 'finance'),
  'reports.read': reads('see figures of the day', ...OFFICE_AND_FIELD),

  // The auditor changes nothing of the utility, but has a password of his own.
  'access.self': { may: 'see who they are, change their password, sign out', changes: true, roles: ROLES },
  'access.read_users': reads('see users, roles and tokens'),
  'access.manage_users': changes('add users, give roles, end access, issue tokens for machines'),
  'access.read_audit': reads('see the audit'),
} as const satisfies Readonly<Record<string, PermissionRule>>

export type Permission = keyof typeof rules

export const PERMISSIONS: Readonly<Record<Permission, PermissionRule>> = rules

/** All rights of these roles together, in the order of the table. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return (Object.keys(rules) as Permission[]).filter((permission) => isAllowed(roles, permission))
}

/** True where one of the roles has the right. */
export function isAllowed(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => PERMISSIONS[permission].roles.includes(role))
}
