export type TariffFormat = 'penstock' | 'urdb' | 'owrs'

/** Members that stand in nearly every object of the US utility rate database and in no tariff of ours. */
const URDB_MEMBERS =
  /"(energyratestructure|energyweekdayschedule|flatdemandstructure|demandratestructure|fixedchargefirstmeter|fixedmonthlycharge|utility|label|eiaid|sector|items)"\s*:/

/** Which form a tariff is written in, by what is in it; undefined where it is none of them. */
export function detectFormat(text: string): TariffFormat | undefined {
  const trimmed = text.replace(/^\uFEFF/, '').trimStart()
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
    if (/"versions"\s*:/.test(trimmed) && /"tariff"\s*:/.test(trimmed)) return 'penstock'
    return URDB_MEMBERS.test(trimmed) ? 'urdb' : 'penstock'
  }
  return /^(---|metadata|rate_structure)\b|^\s*rate_structure\s*:/m.test(trimmed) ? 'owrs' : undefined
}
