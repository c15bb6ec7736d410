import { stateText } from '../presentation/state-tone.js'

const CLASSES: Readonly<Record<string, string>> = {
  residential: 'Residential',
  commercial: 'Commercial',
  industrial: 'Industrial',
  public_authority: 'Public authority',
}
const DELIVERIES: Readonly<Record<string, string>> = { email: 'by e-mail', post: 'by post', both: 'by e-mail and post' }
const ROLES: Readonly<Record<string, string>> = {
  main: 'Main customer',
  co_applicant: 'Co-applicant',
  owner: 'Owner',
  third_party_notice: 'Gets copies of notices',
  power_of_attorney: 'Power of attorney',
}
const KINDS: Readonly<Record<string, string>> = {
  note: 'Note',
  call: 'Call',
  visit: 'Visit',
  email: 'E-mail',
  letter: 'Letter',
  sms: 'Text message',
  system: 'System',
}
const TYPES: Readonly<Record<string, string>> = {
  general: 'General',
  identity: 'Identity',
  billing: 'Billing',
  payment: 'Payment',
  start_stop: 'Start or stop',
  outage: 'Outage',
  meter: 'Meter',
  complaint: 'Complaint',
  data_change: 'Change of data',
}
const MESSAGES: Readonly<Record<string, string>> = {
  bill: 'Bills',
  reminder: 'Reminders',
  outage: 'Outages',
  appointment: 'Appointments',
  service: 'Services and requests',
  marketing: 'News and offers',
}
const CHANNELS: Readonly<Record<string, string>> = {
  email: 'E-mail',
  sms: 'Text message',
  post: 'Post',
  phone: 'Telephone',
  none: 'Not at all',
  lockbox: 'Lockbox',
  web: 'Web',
  counter: 'Counter',
  bank_transfer: 'Bank transfer',
}
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' })

const word = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? stateText(code)

export const classText = (code: string): string => word(CLASSES, code)
export const deliveryText = (code: string): string => word(DELIVERIES, code)
export const roleText = (code: string): string => word(ROLES, code)
export const interactionText = (code: string): string => word(KINDS, code)
export const topicText = (code: string): string => word(TYPES, code)
export const messageText = (code: string): string => word(MESSAGES, code)
export const channelText = (code: string): string => word(CHANNELS, code)

/** `en` → `English`; a code that no machine knows stays as it is. */
export function languageText(code: string): string {
  try {
    return LANGUAGES.of(code) ?? code
  } catch {
    return code
  }
}
