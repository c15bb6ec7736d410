import { useState } from 'react'
import { ActionButton } from '../../presentation/ActionButton.js'
import { ImportFileDialog } from '../../presentation/ImportFileDialog.js'

/** Takes a file of what the former system had left in banks. */
export function ImportOpeningsButton() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActionButton permission="billing.correct" variant="outlined" onClick={() => setOpen(true)}>
        Import bank openings…
      </ActionButton>
      {isOpen && (
        <ImportFileDialog<{ opened: number; known: number }>
          title="Import bank openings"
          confirmLabel="Enter the openings"
          suggestions={['Cut-over from the former system']}
          path="/bank-openings/import"
          refusal="BANK_FILE"
          hint="CSV: agreement, bank, period (empty where one for all hours), quantity, earned_on"
          said={({ opened, known }) => `${opened} opening${opened === 1 ? '' : 's'} entered, ${known} there already.`}
          onClose={() => setOpen(false)}
        >
          What the former system had left of energy or money, before the first bills go on from it. All of them are entered or
          none; the same file again changes nothing.
        </ImportFileDialog>
      )}
    </>
  )
}
