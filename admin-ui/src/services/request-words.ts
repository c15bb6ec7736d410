import type { ServiceRequestPageJson, ServiceRequestRecordJson } from '../../../api/services/request-contract.js'

type Kind = ServiceRequestRecordJson['kind']
type Prerequisite = ServiceRequestPageJson['prerequisites'][number]['prerequisite']
type Party = ServiceRequestPageJson['agreements'][number]['party']

const KINDS: Readonly<Record<Kind, string>> = {
  move_in: 'Move in',
  move_out: 'Move out',
  transfer: 'Transfer',
  suspension: 'Suspension',
}
export const REQUEST_KINDS = Object.keys(KINDS) as readonly Kind[]
export const requestKindText = (kind: Kind): string => KINDS[kind]

interface PrerequisiteWords {
  readonly title: string
  /** What has to happen, said to a colleague. */
  readonly how: string
}

const PREREQUISITES: Readonly<Record<Prerequisite, PrerequisiteWords>> = {
  identity: { title: 'Identity', how: 'See a document of the customer, then confirm it.' },
  deposit: { title: 'Deposit', how: 'Met by itself when the deposit is paid.' },
  prior_debt: { title: 'Earlier debt of the customer', how: 'Met by itself when the accounts below are paid.' },
  premise_debt: { title: 'Debt left at the place', how: 'Met by itself when the accounts below are paid.' },
  inspection: { title: 'Inspection', how: 'Confirm it once the inspection has passed.' },
  connection_fee: { title: 'Connection fee', how: 'Met by itself when the fee is paid.' },
}
export const prerequisiteWords = (prerequisite: Prerequisite): PrerequisiteWords => PREREQUISITES[prerequisite]

const PARTIES: Readonly<Record<Party, string>> = {
  applicant: 'who asks',
  sitting: 'who is there until then',
  owner: 'owner of the place',
}
export const partyText = (party: Party): string => PARTIES[party]
