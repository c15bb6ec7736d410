import type { LocalDate } from '../kernel/local-date.js'
import type { AccuracyCorrection } from './inventory/accuracy-correction.js'

/** How a read came about. */
export type ReadKind = 'actual' | 'estimated' | 'customer'

/** `consumption` counts up for ever; `demand` is reset to zero at each read and shows the highest load since. */
export type RegisterRole = 'consumption' | 'demand'

/** One read of one register: the value as seen on the dial, before the multiplier. Superseded reads are not among these. */
export interface MeterRead {
  readonly readId: number
  readonly readOn: LocalDate
  /** Decimal text. */
  readonly value: string
  readonly kind: ReadKind
}

/** One register of one meter while it is (or was) installed at a service point, with the reads of that register. */
export interface InstalledRegister {
  readonly meterId: string
  readonly register: string
  /** Unit the register counts in: ccf, kgal, gal, m3, kWh, kW … */
  readonly unit: string
  readonly direction: 'delivered' | 'received'
  readonly role: RegisterRole
  /** Whole digits: the register rolls over at 10^dials. */
  readonly dials: number
  /** Decimal text; use = difference of the reads × multiplier. */
  readonly multiplier: string
  /** Size of the meter where it has one, as in the meter list: `5/8`, `1.5`. */
  readonly size?: string
  readonly installedOn: LocalDate
  /** Decimal text. */
  readonly installRead: string
  readonly removedOn?: LocalDate
  /** Decimal text; present with `removedOn`. */
  readonly removalRead?: string
  /** Days on which a test has shown the meter to count wrong. */
  readonly corrections?: readonly AccuracyCorrection[]
  /**
   * Reads of the register, any order, at least back to the read that closed the last billed period and the three
   * before it; for demand registers as far back as the longest ratchet of the rate book looks. Reads outside the
   * install's dates may be among them: they are left alone, and those after the removal are reported.
   */
  readonly reads: readonly MeterRead[]
}
