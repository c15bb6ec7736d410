/** Names besides the one on the bill. */
export const NAME_KINDS = ['former', 'trade', 'preferred', 'alias'] as const
export type NameKind = (typeof NAME_KINDS)[number]

/** Roles on an account that are given and ended; the main customer changes only with a move. */
export const GIVEN_ROLES = ['co_applicant', 'owner', 'third_party_notice', 'power_of_attorney'] as const
export type GivenRole = (typeof GIVEN_ROLES)[number]

export const CONSENT_PURPOSES = [
  'marketing',
  'data_sharing',
  'text_messages',
  'electronic_bills',
  'call_recording',
  'research',
] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

export const CONSENT_CHANNELS = ['phone', 'counter', 'letter', 'email', 'portal'] as const
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number]

/** What may be held about a person beyond the business with them … */
export const DEMOGRAPHIC_KINDS = ['household_size', 'income_band', 'tenure', 'disability', 'veteran', 'interpreter'] as const
export type DemographicKind = (typeof DEMOGRAPHIC_KINDS)[number]

/** … and what for. Without one of these it is not held at all. */
export const DEMOGRAPHIC_PURPOSES = [
  'low_income_programme',
  'medical_protection',
  'accessibility',
  'statistics',
  'legal_duty',
] as const
export type DemographicPurpose = (typeof DEMOGRAPHIC_PURPOSES)[number]
