import { ChosenFileField } from '../../presentation/ChosenFileField.js'
import type { RateCheckForm } from './rate-check-request.js'

interface Props {
  readonly form: RateCheckForm
  readonly set: (part: Partial<RateCheckForm>) => void
}

/** What came before the days that are rated: bills, and what an earlier check left. */
export function EarlierFields({ form, set }: Props) {
  return (
    <>
      <ChosenFileField
        label="Earlier bills"
        hint="CSV: start,end and a unit, kw; for ratchets and averages"
        accept=".csv,text/csv"
        file={form.earlierBills}
        onFile={(earlierBills) => set({ earlierBills })}
        optional
      />
      <ChosenFileField
        label="State of an earlier check"
        hint="JSON; banks and sums of the year go on from it"
        accept=".json,application/json"
        file={form.state}
        onFile={(state) => set({ state })}
        optional
      />
    </>
  )
}
