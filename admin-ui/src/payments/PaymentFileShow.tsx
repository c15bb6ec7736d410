import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import type { PaymentFileRecordJson, PaymentFindingRecordJson } from '../../../api/payments/contract.js'
import { Day } from '../presentation/Day.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Figure } from '../presentation/Figure.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { instantText } from '../presentation/instant-text.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { findingText } from './payment-words.js'

const COLUMNS: readonly ListColumn<PaymentFindingRecordJson>[] = [
  { id: 'line', label: 'Line', sort: 'line', align: 'right', render: (row) => row.line, text: (row) => row.line },
  { id: 'code', label: 'What', sort: 'code', phone: 'title', render: (row) => findingText(row.code), text: (row) => row.code },
  { id: 'externalId', label: 'Payment', render: (row) => row.externalId, text: (row) => row.externalId },
  { id: 'accountId', label: 'Account', render: (row) => row.accountId ?? '–', text: (row) => row.accountId },
  { id: 'receivedOn', label: 'Received', render: (row) => <Day date={row.receivedOn} />, text: (row) => row.receivedOn },
  {
    id: 'amount',
    label: 'Amount',
    align: 'right',
    phone: 'title',
    render: (row) => <Money amount={row.amount} />,
    text: (row) => row.amount,
  },
  { id: 'sentence', label: 'Why, and what was done', render: (row) => row.sentence, text: (row) => row.sentence },
]

/** One payments file: how its rows add up, and each row that was not used as it stands. */
export function PaymentFileShow() {
  const { id = '' } = useParams()
  const { data: file, error, isPending, refetch } = useRecordPage<PaymentFileRecordJson>('payment-files', id)
  if (file === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This payments file" onRetry={() => void refetch()} />
  }
  const count = (label: string, value: number) => <Figure label={label}>{numberText(value)}</Figure>
  return (
    <>
      <RecordHeader
        kind="Payments file"
        number={String(file.id)}
        name={file.name}
        figures={
          <>
            {count('Rows', file.rows)}
            {count('Posted', file.posted)}
            {count('In suspense', file.suspended)}
            {count('Taken before', file.duplicates)}
            {count('Refused', file.refused)}
            <Figure label="Taken">
              <Money amount={file.total} />
            </Figure>
          </>
        }
      />
      <Box sx={{ px: 2, pt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
        Imported {instantText(file.recordedAt)} by {file.recordedBy}. Rows = posted + in suspense + taken before + refused.
      </Box>
      <ListPage<PaymentFindingRecordJson>
        resource="payment-findings"
        title="Rows to know about"
        isPart
        columns={COLUMNS}
        sort={{ field: 'line', order: 'ASC' }}
        always={{ fileId: file.id }}
        empty={{ title: 'Every row was used as it stands', sentence: 'No row was taken before, unknown or refused.' }}
      />
    </>
  )
}
