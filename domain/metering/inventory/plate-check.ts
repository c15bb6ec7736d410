import { decimal } from '../../kernel/decimal.js'
import { done, type Outcome, refused } from '../../kernel/outcome.js'

/** What stands on the plate of a meter beside a register, where somebody or a file says it. */
export interface PlateSays {
  readonly meterId: string
  readonly register: string
  /** Decimal text. */
  readonly multiplier?: string
  readonly unit?: string
}

/** The register as the records have it. */
export interface PlateRecord {
  readonly multiplier: string
  readonly unit: string
}

/** Holds the plate against the records: with another multiplier or unit every bill would be wrong. Refuses MULTIPLIER_MISMATCH and UNIT_MISMATCH. */
export function checkPlate(said: PlateSays, known: PlateRecord): Outcome<true, 'MULTIPLIER_MISMATCH' | 'UNIT_MISMATCH'> {
  const about = `register ${said.register} of meter ${said.meterId}`
  if (said.multiplier !== undefined && !decimal(said.multiplier).eq(known.multiplier)) {
    return refused(
      'MULTIPLIER_MISMATCH',
      `The multiplier of ${about} is ${known.multiplier} in the records and ${said.multiplier} on the spot. Compare the plate and the transformers.`,
      { known: known.multiplier, said: said.multiplier },
    )
  }
  if (said.unit !== undefined && said.unit !== known.unit) {
    return refused('UNIT_MISMATCH', `The unit of ${about} is ${known.unit} in the records and ${said.unit} on the spot.`, {
      known: known.unit,
      said: said.unit,
    })
  }
  return done(true)
}
