import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import type { LineAccountsJson } from '../../../api/rating/line-account-contract.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

interface Props {
  /** The tariff it was asked for in. */
  readonly tariff: string
  readonly line: string
  readonly account: LineAccountsJson['accounts'][number]
  readonly onClose: () => void
}

type Scope = 'tariff' | 'all'

const LINES_SHOWN = 6

/** Says that a code of lines is credited to an account, after showing what else is. */
export function GiveAccountDialog({ tariff, line, account, onClose }: Props) {
  const [scope, setScope] = useState<Scope>('tariff')
  const { begin, send, isSending } = useCommand({
    said: `Line ${line} is credited to ${account.code} ${account.name}.`,
    onDone: onClose,
  })
  useEffect(() => begin(), [begin])
  const { lines } = account
  const shown = lines.slice(0, LINES_SHOWN).join(', ')
  return (
    <ReasonDialog
      open
      title={`Credit line ${line} to ${account.code}`}
      confirmLabel={`Credit it to ${account.code}`}
      isSending={isSending}
      reasonComesLast
      suggestions={['Line of an imported rate', 'Agreed with finance']}
      onConfirm={(reason) =>
        send({
          path: '/line-accounts',
          body: { lineCode: scope === 'all' ? line : `${tariff}/${line}`, account: account.code, reason },
        })
      }
      onClose={onClose}
    >
      <Box>
        Bills credit line {line} to <strong>{account.code}</strong> {account.name}. It is said once and is not changed afterwards;
        what has been posted stays as it is.
      </Box>
      <ChoiceField
        label="In which tariffs"
        value={scope}
        choices={['tariff', 'all']}
        textOf={(each) => (each === 'all' ? 'In all tariffs that have this code' : `In ${tariff} alone`)}
        helperText="Published rates share codes such as FIXED: in all tariffs only where they mean the same"
        onChoose={setScope}
      />
      <Box sx={{ color: 'text.secondary', mt: 0.5 }}>
        {lines.length === 0
          ? 'No other line is credited to it.'
          : `Also credited to it: ${shown}${lines.length > LINES_SHOWN ? ` and ${lines.length - LINES_SHOWN} more` : ''}.`}
      </Box>
    </ReasonDialog>
  )
}
