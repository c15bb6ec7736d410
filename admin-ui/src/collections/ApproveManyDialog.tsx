import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useEffect, useState } from 'react'
import type { ApprovalResultsJson } from '../../../api/collections/overview-contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { useCommand } from '../presentation/use-command.js'
import { ACT_WORDS, collectionPath } from './collection-words.js'

interface Props {
  readonly act: 'release_cut' | 'refuse_cut'
  readonly ids: readonly string[]
  readonly owed: string
  readonly title: string
  readonly onClose: () => void
}

/** Decides about many disconnections at once, then says what became of each. */
export function ApproveManyDialog({ act, ids, owed, title, onClose }: Props) {
  const [results, setResults] = useState<ApprovalResultsJson['results']>()
  const { begin, send, isSending } = useCommand<ApprovalResultsJson>({ onDone: (answer) => setResults(answer.results) })
  useEffect(begin, [begin])
  if (results !== undefined) return <Results results={results} onClose={onClose} />
  return (
    <ReasonDialog
      open
      title={title}
      confirmLabel={act === 'release_cut' ? `Release ${ids.length}` : `End ${ids.length} cases`}
      dangerous={ACT_WORDS[act].dangerous}
      isSending={isSending}
      onConfirm={(reason) => send({ path: '/collections-approvals', body: { ids, act, reason } })}
      onClose={onClose}
    >
      Together they owe <Money amount={owed} />.{' '}
      {act === 'release_cut'
        ? 'Each is decided anew now; one that is no longer lawful is not released. Each is decided again when a crew gets the order, and at the cut itself.'
        : 'The cases end. A debt that falls due later begins another.'}
    </ReasonDialog>
  )
}

const COLUMNS: readonly DenseColumn<ApprovalResultsJson['results'][number]>[] = [
  { label: 'Case', render: (row) => <TextLink to={collectionPath(row.collectionId)}>{row.collectionId}</TextLink> },
  {
    label: 'Result',
    render: (row) => <StateChip state={row.isDone ? 'done' : 'waiting'} label={row.isDone ? 'Done' : 'Left as it was'} />,
  },
  { label: 'Why', render: (row) => row.says },
]

function Results({ results, onClose }: { readonly results: ApprovalResultsJson['results']; readonly onClose: () => void }) {
  const done = results.filter(({ isDone }) => isDone).length
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md">
      <DialogTitle>
        {done} of {results.length} done
      </DialogTitle>
      <DialogContent>
        <DenseTable label="What became of each case" rows={results} columns={COLUMNS} rowKey={(row) => row.collectionId} />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  )
}
