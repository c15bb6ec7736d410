import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { ActionButton } from '../presentation/ActionButton.js'
import { ConfirmDialog } from '../presentation/ConfirmDialog.js'
import { ConsequenceList } from '../presentation/ConsequenceList.js'
import { countText } from '../presentation/count-text.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import type { WindowRow } from './billing-records.js'
import { runName, runPath } from './run-words.js'
import { startConsequences, startKind } from './start-run.js'

/** Starts the run of a window, or a trial of it; the dialog says what each does. */
export function StartRunButton({ window }: { readonly window: WindowRow }) {
  const today = useToday()
  const [isOpen, setOpen] = useState(false)
  const [asTrial, setAsTrial] = useState(false)
  const navigate = useNavigate()
  const command = useCommand<{ runId: number }>({
    onDone: ({ runId }) => {
      setOpen(false)
      void navigate(runPath(runId))
    },
  })
  const kind = startKind(window)
  if (kind === 'none') return null
  const what = asTrial ? 'trial' : 'run'
  return (
    <>
      <ActionButton
        permission="billing.run"
        variant="outlined"
        onClick={() => {
          command.begin()
          setAsTrial(false)
          setOpen(true)
        }}
      >
        Start run…
      </ActionButton>
      <ConfirmDialog
        open={isOpen}
        title={`${runName(window)}: ${countText(window.accounts, 'account')}`}
        confirmLabel={asTrial ? 'Start the trial' : 'Start the run'}
        cancelLabel="Not now"
        isSending={command.isSending}
        onConfirm={() =>
          command.send({ path: '/bill-runs', body: { billCycle: window.billCycle, readDate: window.readDate, trial: asTrial } })
        }
        onClose={() => setOpen(false)}
      >
        {kind === 'both' && (
          <RadioGroup
            row
            value={what}
            onChange={(event) => setAsTrial(event.target.value === 'trial')}
            aria-label="What to start"
          >
            <FormControlLabel value="run" control={<Radio size="small" />} label="The run" />
            <FormControlLabel value="trial" control={<Radio size="small" />} label="A trial" />
          </RadioGroup>
        )}
        <ConsequenceList consequences={startConsequences(window, asTrial, today ?? window.windowStart)} />
      </ConfirmDialog>
    </>
  )
}
