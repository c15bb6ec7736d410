/** Where an application stands. `submitted`: the utility's turn; `asked`: the applicant's. */
export const APPLICATION_STATES = ['draft', 'submitted', 'asked', 'accepted', 'refused', 'withdrawn', 'expired'] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

/** `connection`: the place, or a service wanted there, is not connected yet. */
export const APPLICATION_KINDS = ['service', 'connection'] as const
export type ApplicationKind = (typeof APPLICATION_KINDS)[number]

/** What a file shows: who the applicant is, that they may live or work there, or something else. */
export const APPLICATION_FILE_KINDS = ['identity', 'occupancy', 'other'] as const
export type ApplicationFileKind = (typeof APPLICATION_FILE_KINDS)[number]

/** Services that can be applied for, in the order they are offered. */
export const APPLICABLE_SERVICES = ['electric', 'water', 'gas', 'sewer', 'stormwater', 'refuse', 'lighting'] as const
export type ApplicableService = (typeof APPLICABLE_SERVICES)[number]
