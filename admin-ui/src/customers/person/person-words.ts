import { stateText } from '../../presentation/state-tone.js'

const WORDS: Readonly<Record<string, string>> = {
  former: 'Former name',
  trade: 'Trade name',
  preferred: 'Preferred name',
  alias: 'Also known as',
  driving_licence: 'Driving licence',
  tax_number: 'Tax number',
  national_id: 'Identity card',
  company_number: 'Company number',
  marketing: 'News and offers',
  data_sharing: 'Sharing data with others',
  text_messages: 'Text messages',
  electronic_bills: 'Bills by e-mail alone',
  call_recording: 'Recording of calls',
  research: 'Surveys and research',
  phone: 'On the telephone',
  counter: 'At the counter',
  letter: 'By letter',
  email: 'By e-mail',
  portal: 'On the portal',
  household_size: 'People in the household',
  income_band: 'Income band',
  tenure: 'Owns or rents',
  veteran: 'Veteran',
  interpreter: 'Needs an interpreter',
  low_income_programme: 'Low-income programme',
  medical_protection: 'Medical protection',
  legal_duty: 'Duty by law',
}

/** What people call a kind of name, document, consent or fact about a person. */
export const personText = (code: string): string => WORDS[code] ?? stateText(code)

export const NAME_KINDS = ['preferred', 'trade', 'former', 'alias'] as const
export const IDENTIFIER_KINDS = ['driving_licence', 'passport', 'tax_number', 'national_id', 'company_number'] as const
export const CONSENT_PURPOSES = [
  'marketing',
  'data_sharing',
  'text_messages',
  'electronic_bills',
  'call_recording',
  'research',
] as const
export const CONSENT_CHANNELS = ['phone', 'counter', 'letter', 'email', 'portal'] as const
export const DEMOGRAPHIC_KINDS = ['household_size', 'income_band', 'tenure', 'disability', 'veteran', 'interpreter'] as const
export const DEMOGRAPHIC_PURPOSES = [
  'low_income_programme',
  'medical_protection',
  'accessibility',
  'statistics',
  'legal_duty',
] as const
