import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { DecidedProposalJson } from '../../../api/write-offs/contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { writeOffPath } from './write-off-words.js'

const COLUMNS: readonly DenseColumn<DecidedProposalJson>[] = [
  { label: 'Write-off', render: (row) => <TextLink to={writeOffPath(row.id)}>{String(row.id)}</TextLink>, width: 90 },
  { label: 'Result', render: (row) => <StateChip state={row.isDone ? 'done' : 'refused'} />, width: 100 },
  { label: 'Why', render: (row) => row.message ?? '–' },
]

interface Props {
  readonly decided: readonly DecidedProposalJson[] | undefined
  readonly onClose: () => void
}

/** What became of each of several proposals; what was refused stands first. */
export function DecidedDialog({ decided, onClose }: Props) {
  const rows = [...(decided ?? [])].sort((left, right) => Number(left.isDone) - Number(right.isDone))
  const done = rows.filter(({ isDone }) => isDone).length
  return (
    <Dialog open={decided !== undefined} onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{done === rows.length ? `All ${done} are decided` : `${done} of ${rows.length} are decided`}</DialogTitle>
      <DialogContent>
        <DenseTable label="What became of each proposal" rows={rows} columns={COLUMNS} rowKey={(row) => row.id} />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose} autoFocus>
          Back to the list
        </Button>
      </DialogActions>
    </Dialog>
  )
}
