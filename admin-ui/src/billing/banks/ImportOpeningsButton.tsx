import { useState } from 'react'
import { ActionButton } from '../../presentation/ActionButton.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { countText } from '../../presentation/count-text.js'
import { ImportFileDialog } from '../../presentation/ImportFileDialog.js'

const ACTS = {
  enter: {
    choice: 'Enter what the file says was left',
    confirmLabel: 'Enter the openings',
    path: '/bank-openings/import',
    suggestions: ['Cut-over from the former system'],
    said: ({ opened = 0, known = 0 }: Answer) => `${countText(opened, 'opening')} entered, ${known} there already.`,
    hint: 'All of them are entered or none; the same file again changes nothing.',
  },
  takeBack: {
    choice: 'Take back what such a file entered',
    confirmLabel: 'Take the openings back',
    path: '/bank-openings/reversal',
    suggestions: ['The file was wrong'],
    said: ({ takenBack = 0 }: Answer) => `${countText(takenBack, 'opening')} taken back.`,
    hint: 'Each line names an opening that was entered. All of them are taken back or none, as long as no bill has gone on from them.',
  },
} as const

interface Answer {
  readonly opened?: number
  readonly known?: number
  readonly takenBack?: number
}

/** Takes a file of what the former system had left in banks, and takes one back that was wrong. */
export function ImportOpeningsButton() {
  const [isOpen, setOpen] = useState(false)
  const [act, setAct] = useState<keyof typeof ACTS>('enter')
  const { confirmLabel, path, suggestions, said, hint } = ACTS[act]
  return (
    <>
      <ActionButton permission="billing.correct" variant="outlined" onClick={() => setOpen(true)}>
        Import bank openings…
      </ActionButton>
      {isOpen && (
        <ImportFileDialog<Answer>
          title="Import bank openings"
          confirmLabel={confirmLabel}
          suggestions={suggestions}
          path={path}
          refusal="BANK_FILE"
          hint="CSV: agreement, bank, period (empty where one for all hours), quantity, earned_on"
          said={said}
          onClose={() => setOpen(false)}
        >
          What the former system had left of energy or money, before the first bills go on from it.
          <ChoiceField
            label="What is done"
            value={act}
            choices={['enter', 'takeBack']}
            textOf={(each) => ACTS[each].choice}
            helperText={hint}
            onChoose={setAct}
          />
        </ImportFileDialog>
      )}
    </>
  )
}
