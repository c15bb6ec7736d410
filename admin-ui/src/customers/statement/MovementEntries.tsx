import Box from '@mui/material/Box'
import type { MovementJson } from '../../../../api/receivables/contract.js'
import { dayText } from '../../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { instantText } from '../../presentation/instant-text.js'
import { isNegative, moneyText } from '../../presentation/money-text.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { RecordLink } from '../../presentation/RecordLink.js'

type Posting = MovementJson['entries'][number]['postings'][number]

/** The entries of the books that a movement consists of: debits left, credits right. */
export function MovementEntries({ movement, currency }: { readonly movement: MovementJson; readonly currency: string }) {
  const columns: readonly DenseColumn<Posting>[] = [
    { label: 'Ledger account', render: (row) => `${row.glCode} ${row.glName}` },
    {
      label: 'Agreement',
      render: (row) => (row.agreementId === null ? '' : <RecordLink resource="agreements" id={row.agreementId} />),
      desktopOnly: true,
    },
    { label: 'Debit', align: 'right', render: (row) => (isNegative(row.amount) ? '' : moneyText(row.amount, currency)) },
    {
      label: 'Credit',
      align: 'right',
      render: (row) => (isNegative(row.amount) ? moneyText(row.amount.slice(1), currency) : ''),
    },
  ]
  return (
    <Box sx={{ display: 'grid', gap: 1, py: 0.5 }}>
      {movement.entries.map((entry) => (
        <Box key={entry.entryId} sx={{ maxWidth: 720 }}>
          <Box sx={{ fontWeight: 600 }}>
            <RecordLink resource="journal-entries" id={entry.entryId}>{`Entry ${entry.entryId}`}</RecordLink> of{' '}
            {dayText(entry.on)}: {plainSentence(entry.description)}
          </Box>
          <DenseTable label={`Entry ${entry.entryId}`} rows={entry.postings} columns={columns} rowKey={(row) => row.lineNo} />
        </Box>
      ))}
      <Box sx={{ color: 'text.secondary' }}>
        Recorded by {movement.recordedBy}, {instantText(movement.recordedAt)}
      </Box>
    </Box>
  )
}
