import Box from '@mui/material/Box'
import type { TraceRowJson } from '../../../api/collections/contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { GROUP_TEXTS } from './collection-words.js'

const COLUMNS: readonly DenseColumn<TraceRowJson & { readonly index: number }>[] = [
  {
    label: 'Result',
    width: 76,
    render: (row) => (
      <Box component="span" sx={{ fontWeight: 600, color: row.allows ? 'success.main' : 'error.main', whiteSpace: 'nowrap' }}>
        {row.allows ? '✓ allows' : '✕ forbids'}
      </Box>
    ),
  },
  {
    label: 'Rule and what was found',
    render: (row) => (
      <>
        <Box>{plainSentence(row.says)}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
          {GROUP_TEXTS[row.group] ?? row.group} · {row.ruleSays}
        </Box>
      </>
    ),
  },
  {
    label: 'Source',
    desktopOnly: true,
    render: (row) => (
      <>
        <Box>{row.citation}</Box>
        {row.pack !== null && (
          <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            {row.pack} {row.version}, row {row.row}
            {row.mark === 'S' || row.mark === 'V/S' ? ' · unconfirmed' : ''}
          </Box>
        )}
      </>
    ),
  },
]

interface Props {
  readonly trace: readonly TraceRowJson[]
  readonly seesProtections: boolean
}

/** Every rule that was tested, what forbids first. */
export function TraceTable({ trace, seesProtections }: Props) {
  const rows = trace
    .map((row, index) => ({ ...row, index }))
    .toSorted((left, right) => Number(left.allows) - Number(right.allows))
  return (
    <>
      <DenseTable label="Rules tested" rows={rows} columns={COLUMNS} rowKey={(row) => row.index} />
      {!seesProtections && (
        <Box sx={{ px: 1.5, py: 1, color: 'text.secondary', fontSize: '0.75rem' }}>
          Which protection of a household holds is seen by the roles that need it.
        </Box>
      )}
    </>
  )
}
