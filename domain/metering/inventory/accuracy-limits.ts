/** Between which accuracies, in percent, a meter of a service passes at a load; both bounds pass. */
export interface AccuracyLimit {
  readonly service: 'electric' | 'water' | 'gas'
  /** Only at this load; at every load that has no limit of its own where it is left out. */
  readonly load?: string
  /** Decimal text, in percent of what went through. */
  readonly lowest: string
  readonly highest: string
}

/**
 * The limits of a utility that states none: two percent for electric and gas meters, as most state commissions have it; for water 98.5 to
 * 101.5 percent, and 95 to 101 at low flow, as AWWA M6 has it for displacement meters in use.
 */
export const DEFAULT_ACCURACY_LIMITS: readonly AccuracyLimit[] = [
  { service: 'electric', lowest: '98', highest: '102' },
  { service: 'gas', lowest: '98', highest: '102' },
  { service: 'water', lowest: '98.5', highest: '101.5' },
  { service: 'water', load: 'low', lowest: '95', highest: '101' },
]

/** The limit of a service at a load; the one for all loads where the load has none. */
export function limitAt(limits: readonly AccuracyLimit[], service: string, load: string): AccuracyLimit | undefined {
  const own = limits.filter((limit) => limit.service === service)
  return own.find((limit) => limit.load === load) ?? own.find((limit) => limit.load === undefined)
}
