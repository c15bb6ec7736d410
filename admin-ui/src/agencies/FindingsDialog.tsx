import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { AgencyFilePageJson } from '../../../api/agencies/contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { Money } from '../presentation/Money.js'
import { StateChip } from '../presentation/StateChip.js'

type Finding = AgencyFilePageJson['findings'][number]

const OUTCOMES: Readonly<
  Record<Finding['outcome'], { readonly label: string; readonly tone: 'done' | 'idle' | 'waiting' | 'action' }>
> = {
  posted: { label: 'Posted', tone: 'done' },
  duplicate: { label: 'Taken before', tone: 'idle' },
  held: { label: 'In suspense', tone: 'waiting' },
  refused: { label: 'Refused', tone: 'action' },
}

const COLUMNS: readonly DenseColumn<Finding>[] = [
  { label: 'Line', align: 'right', render: (row) => row.line, width: 56 },
  { label: 'What', render: (row) => <StateChip state={row.outcome} {...OUTCOMES[row.outcome]} />, width: 120 },
  { label: 'Placement', render: (row) => row.placement, desktopOnly: true },
  { label: 'Gross', align: 'right', render: (row) => row.gross },
  { label: 'Why', render: (row) => row.sentence },
]

interface Props {
  readonly file: AgencyFilePageJson
  /** The same bytes were taken before. */
  readonly unchanged?: boolean
  readonly onClose: () => void
}

/** How the rows of a payments file of an agency add up, and each row that was not simply posted. */
export function FindingsDialog({ file, unchanged = false, onClose }: Props) {
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md">
      <DialogTitle>{unchanged ? `${file.name} was taken before: nothing was done` : file.name}</DialogTitle>
      <DialogContent>
        <Box sx={{ mb: 1.5 }}>
          {file.rows} rows: {file.posted} posted, {file.duplicates} taken before, {file.held} in suspense, {file.refused} refused.{' '}
          <Money amount={file.total} /> collected, of which the agency kept <Money amount={file.commission} />.
        </Box>
        {file.findings.length > 0 && (
          <DenseTable label="Rows to look at" rows={file.findings} columns={COLUMNS} rowKey={(row) => row.line} />
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  )
}
