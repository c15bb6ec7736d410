import type { RateAssumption, RateRefusal } from '../rate-check/contract.js'

/**
 * Choices that a file leaves open. A translator asks for each by name; what it takes is noted as an assumption, and at the end what
 * nobody asked for is a refusal, so that a misspelt option is never passed over. Names may be written `tierAllocation` or `tier_allocation`.
 */
export class TranslationOptions {
  readonly #given: ReadonlyMap<string, string>
  readonly #asked = new Map<string, RateAssumption>()
  readonly #refusals: RateRefusal[] = []

  constructor(given: Readonly<Record<string, string>>) {
    this.#given = new Map(Object.entries(given).map(([name, value]) => [canonical(name), value]))
  }

  /** One of `choices`; the first is the default. */
  choice<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]], why: string): Choice {
    const written = this.#given.get(canonical(name))
    const found = written === undefined ? choices[0] : choices.find((choice) => canonical(choice) === canonical(written))
    if (found === undefined) {
      this.#refuse(name, `${JSON.stringify(written)} is none of ${choices.join(', ')}`)
      return choices[0]
    }
    this.#note(name, found, written === undefined ? why : 'as asked')
    return found
  }

  /** Text that fits the pattern, or the default. */
  text(name: string, pattern: RegExp, otherwise: string, why: string): string {
    const written = this.#given.get(canonical(name))
    if (written !== undefined && !pattern.test(written)) {
      this.#refuse(name, `${JSON.stringify(written)} is not a value of this option`)
      return otherwise
    }
    this.#note(name, written ?? otherwise, written === undefined ? why : 'as asked')
    return written ?? otherwise
  }

  /** The option is given. */
  has(name: string): boolean {
    return this.#given.has(canonical(name))
  }

  /** Something was taken for granted that no option changes. */
  assume(option: string, value: string, why: string): void {
    this.#asked.set(`${canonical(option)} ${value} ${why}`, { option, value, why })
  }

  get assumptions(): RateAssumption[] {
    return [...this.#asked.values()]
  }

  /** What is wrong with the options, and those that nothing asked for. */
  refusals(): RateRefusal[] {
    const known = new Set([...this.#asked.values()].map((entry) => canonical(entry.option)))
    for (const [name, value] of this.#given) {
      if (!known.has(name) && KNOWN_OPTIONS.has(name)) {
        this.assume(name, value, 'has no effect: this tariff leaves nothing open that it could state')
      }
    }
    const isRefused = (name: string): boolean => this.#refusals.some((entry) => canonical(entry.field) === name)
    const unknown = [...this.#given.keys()].filter((name) => !known.has(name) && !KNOWN_OPTIONS.has(name) && !isRefused(name))
    return [
      ...this.#refusals,
      ...unknown.map((name) => ({
        code: 'UNKNOWN_OPTION',
        field: name,
        message: `this tariff leaves nothing open that the option ${JSON.stringify(name)} could state`,
      })),
    ]
  }

  #note(option: string, value: string, why: string): void {
    this.#asked.set(canonical(option), { option, value, why })
  }

  #refuse(option: string, message: string): void {
    this.#refusals.push({ code: 'OPTION_VALUE', field: option, message })
  }
}

/** Options of any form of tariff: one that a file has no use for is said to be without effect, one that no form knows is refused. */
const KNOWN_OPTIONS: ReadonlySet<string> = new Set([
  'tier_allocation',
  'rounding',
  'holidays',
  'minimum',
  'year_ends_in',
  'minimum_first_year',
  'demand_interval',
  'demand_window',
  'lookback_percent',
  'lookback_tou',
  'ratchet_months',
  'daily_demand',
  'horsepower',
  'earlier_months',
  'coincident',
  'programme',
  'bank',
  'bank_settles_in',
  'credit',
  'credit_pays',
  'credit_ends_in',
  'credit_cash_out_percent',
  'credit_expires_after_months',
  'bank_expires_after_months',
  'cash_out',
  'meters',
  'tier_starts',
  'budget_rounding',
  'unused_fields',
])

function canonical(name: string): string {
  return name
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    .replaceAll(/[\s-]+/g, '_')
    .replace(/^_/, '')
    .toLowerCase()
}
