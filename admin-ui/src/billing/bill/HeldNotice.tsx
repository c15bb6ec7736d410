import Alert from '@mui/material/Alert'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { reasonText } from '../billing-words.js'
import type { Held } from './held-bill.js'

interface Props {
  readonly held: Held
  /** Codes of the checks that are not to hold the bill. */
  readonly exempt: readonly string[]
  readonly onExempt: (codes: readonly string[]) => void
}

/** Why the bill is held, and the way on where somebody knows better; the reason given below goes with it. */
export function HeldNotice({ held, exempt, onExempt }: Props) {
  const isExempt = exempt.includes(held.code)
  return (
    <Alert severity="warning" sx={{ mt: 1 }}>
      {held.sentence}
      <FormControlLabel
        sx={{ display: 'flex' }}
        control={
          <Checkbox
            size="small"
            checked={isExempt}
            onChange={(event) =>
              onExempt(event.target.checked ? [...exempt, held.code] : exempt.filter((code) => code !== held.code))
            }
          />
        }
        label={`Bill it although: ${reasonText(held.code).toLowerCase()}`}
      />
    </Alert>
  )
}
