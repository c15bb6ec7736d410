import type { ApplicationPageJson, ApplicationRecordJson } from '../../../api/applications/contract.js'
import { serviceText } from '../presentation/service-words.js'

type State = ApplicationRecordJson['state']
export type FileKind = ApplicationPageJson['documents'][number]['kind']

const STATES: Readonly<Record<State, string>> = {
  submitted: 'To decide',
  asked: 'Waits for the applicant',
  accepted: 'Accepted',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  expired: 'Not answered',
}
export const applicationStateText = (state: State): string => STATES[state]

const KINDS: Readonly<Record<ApplicationRecordJson['kind'], string>> = {
  service: 'Service at a place',
  connection: 'New connection',
}
export const applicationKindText = (kind: ApplicationRecordJson['kind']): string => KINDS[kind]

const FILES: Readonly<Record<FileKind, string>> = {
  identity: 'Who they are',
  occupancy: 'Right to live or work there',
  other: 'Something else',
}
export const FILE_KINDS: readonly FileKind[] = ['identity', 'occupancy', 'other']
export const fileKindText = (kind: FileKind): string => FILES[kind]

/** What is asked, as a sentence to begin the message to the applicant with. */
const ASKING: Readonly<Record<FileKind, Readonly<Record<string, string>>>> = {
  identity: {
    en: 'Please send a picture of a document that shows who you are.',
    es: 'Envíe una foto de un documento que muestre quién es usted.',
  },
  occupancy: {
    en: 'Please send a lease, a deed or a letter of the owner for this address.',
    es: 'Envíe un contrato de alquiler, una escritura o una carta del propietario de esta dirección.',
  },
  other: { en: 'Please send us: ', es: 'Envíenos: ' },
}

export function askingText(kinds: readonly FileKind[], language: string): string {
  return kinds.map((kind) => ASKING[kind][language] ?? ASKING[kind].en).join('\n')
}

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', es: 'Spanish' }
export const languageText = (language: string): string => LANGUAGES[language] ?? language

export const servicesText = (services: readonly string[]): string => services.map(serviceText).join(', ')

export const applicationPath = (id: string): string => `/applications/${encodeURIComponent(id)}/show`
