import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { WorkedTaskJson } from '../../../api/tasks/contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { workedText } from './task-words.js'

const COLUMNS: readonly DenseColumn<WorkedTaskJson>[] = [
  { label: 'Task', render: (row) => <TextLink to={`/tasks/${row.taskId}/show`}>{String(row.taskId)}</TextLink>, width: 80 },
  { label: 'Result', render: (row) => <StateChip state={row.isDone ? 'done' : 'refused'} />, width: 100 },
  { label: 'Why', render: (row) => row.message ?? '–' },
]

interface Props {
  readonly worked: readonly WorkedTaskJson[] | undefined
  readonly onClose: () => void
}

/** What became of each of several tasks; what was refused stands first. */
export function WorkedTasksDialog({ worked, onClose }: Props) {
  const rows = [...(worked ?? [])].sort((left, right) => Number(left.isDone) - Number(right.isDone))
  return (
    <Dialog open={worked !== undefined} onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{workedText(rows)}</DialogTitle>
      <DialogContent>
        <DenseTable label="What became of each task" rows={rows} columns={COLUMNS} rowKey={(row) => row.taskId} />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose} autoFocus>
          Back to the list
        </Button>
      </DialogActions>
    </Dialog>
  )
}
