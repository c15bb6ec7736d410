import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { MergePreviewJson } from '../../../../api/customers/merge-contract.js'
import { callApi } from '../../http.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { referenceText } from './merge-words.js'

interface Side {
  readonly id: string
  readonly name: string
}

interface Props {
  /** Goes on. */
  readonly kept: Side
  /** Stays behind. */
  readonly merged: Side
  readonly onClose: () => void
}

/** Shows what merging will move before it is done; it can be undone. */
export function MergeDialog({ kept, merged, onClose }: Props) {
  const { begin, send, isSending } = useCommand({ said: `${merged.id} is merged into ${kept.id}.`, onDone: onClose })
  useEffect(begin, [begin])
  const preview = useQuery({
    queryKey: ['customers', 'merge-preview', kept.id, merged.id],
    queryFn: async () =>
      (await callApi<MergePreviewJson>(`/customers/${kept.id}/merge-preview`, { method: 'POST', body: { mergedId: merged.id } }))
        .body,
    retry: false,
  })
  const tables = preview.data?.tables ?? []
  const staying = tables.filter(({ stays }) => stays > 0)
  return (
    <ReasonDialog
      open
      title={`Merge ${merged.id} into ${kept.id}?`}
      confirmLabel="Merge the two records"
      isSending={isSending}
      suggestions={['The same person, on record twice']}
      blockedBecause={preview.data === undefined && preview.error === null ? 'Looking at what would move…' : undefined}
      onConfirm={(reason) => send({ path: `/customers/${kept.id}/merges`, body: { mergedId: merged.id, reason } })}
      onClose={onClose}
    >
      {preview.error !== null && <Alert severity="error">{preview.error.message}</Alert>}
      <Box>
        <strong>{kept.name}</strong> ({kept.id}) goes on with its name, address and contact data. <strong>{merged.name}</strong> (
        {merged.id}) stays as it is, out of the lists, and what was said to it is read here. No bill and no entry changes;
        accounts keep their numbers. The merge can be undone.
      </Box>
      <Box component="ul" sx={{ my: 1, pl: 2.5 }}>
        {tables
          .filter(({ moves }) => moves > 0)
          .map(({ table, moves }) => (
            <li key={table}>
              {moves} {referenceText(table)} move{moves === 1 ? 's' : ''}
            </li>
          ))}
        {staying.map(({ table, stays }) => (
          <li key={`${table}-stays`}>
            {stays} {referenceText(table)} stay{stays === 1 ? 's' : ''} behind: {kept.id} has the same
          </li>
        ))}
        {tables.length === 0 && preview.data !== undefined && <li>Nothing refers to {merged.id}; it only leaves the lists.</li>}
      </Box>
    </ReasonDialog>
  )
}
