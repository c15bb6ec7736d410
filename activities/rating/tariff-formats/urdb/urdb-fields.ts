/**
 * Members of a rate in the OpenEI US Utility Rate Database, API version 8 (openei.org/services/doc/rest/util_rates/?version=8), and the older
 * names that its entries still carry. What is in none of the lists is refused by name, so that nothing that could cost money is passed over.
 */

/** What the translation reads. */
export const PRICED_FIELDS = [
  'name',
  'label',
  'energyratestructure',
  'energyweekdayschedule',
  'energyweekendschedule',
  'fueladjustmentsmonthly',
  'demandratestructure',
  'demandrateunit',
  'demandweekdayschedule',
  'demandweekendschedule',
  'demandwindow',
  'flatdemandstructure',
  'flatdemandmonths',
  'flatdemandunit',
  'coincidentratestructure',
  'coincidentrateschedule',
  'coincidentrateunit',
  'demandunits',
  'energyunits',
  'demandratchetpercentage',
  'demandreactivepowercharge',
  'lookbackpercent',
  'lookbackmonths',
  'lookbackrange',
  'fixedchargefirstmeter',
  'fixedchargeunits',
  'fixedchargeeaaddl',
  'fixedmonthlycharge',
  'mincharge',
  'minchargeunits',
  'minmonthlycharge',
  'annualmincharge',
  'dgrules',
  'usenetmetering',
] as const

/** Who made the entry, when, and where it comes from: no bill depends on it. */
export const INFORMATIONAL_FIELDS = [
  'uri',
  'rateno',
  'energytoulabels',
  'demandtoulabels',
  'source',
  'sourceparent',
  'approved',
  'is_default',
  'utility',
  'eiaid',
  'eia',
  'sector',
  'country',
  'description',
  'startdate',
  'enddate',
  'supersedes',
  'revisions',
  'basicinformationcomments',
  'energycomments',
  'demandcomments',
  'fixedcomments',
  'supercedes',
  'latest_update',
  '_id',
  'version',
] as const

/** For whom the rate is; it is not checked whether the usage is of such a customer, and that is said. */
export const APPLICABILITY_FIELDS = [
  'servicetype',
  'peakkwcapacitymin',
  'peakkwcapacitymax',
  'peakkwcapacityhistory',
  'peakkwhusagemin',
  'peakkwhusagemax',
  'peakkwhusagehistory',
  'voltageminimum',
  'voltagemaximum',
  'voltagecategory',
  'phasewiring',
] as const

/** Remarks in free words beside the prices; they are shown and not priced. */
export const REMARK_FIELDS = [
  'energyattrs',
  'demandattrs',
  'fixedattrs',
  'energykeyvals',
  'demandkeyvals',
  'fixedkeyvals',
] as const

/** Nothing: a member without a value is as one that is not there. */
export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return Array.isArray(value) && value.every(isNothing)
}

/** Nothing, or zeros all through. */
export function isZeroThroughout(value: unknown): boolean {
  if (isNothing(value) || value === 0 || value === '0' || value === false) return true
  if (Array.isArray(value)) return value.every(isZeroThroughout)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).every(([name, member]) => name === 'max' || name === 'unit' || isZeroThroughout(member))
}
