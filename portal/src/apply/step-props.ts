import type { PublicUtilityJson } from '../../../api/applications/public-contract.js'
import type { ApplyForm } from './apply-form.js'

/** What every step gets. */
export interface StepProps {
  readonly utility: PublicUtilityJson
  readonly form: ApplyForm
  readonly change: (change: Partial<ApplyForm>) => void
  /** What is wrong with a field, as a sentence. */
  readonly errorOf: (field: string) => string | undefined
}
