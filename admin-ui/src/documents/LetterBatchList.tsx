import Link from '@mui/material/Link'
import type { LetterBatchJson } from '../../../api/documents/contract.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { TextLink } from '../presentation/TextLink.js'

const messagesOf = (batch: LetterBatchJson): string =>
  `/messages?filter=${encodeURIComponent(JSON.stringify({ letterBatchId: batch.id }))}`

const COLUMNS: readonly ListColumn<LetterBatchJson>[] = [
  { id: 'id', label: 'Batch', sort: 'id', phone: 'title', render: (row) => <strong>{row.id}</strong>, text: (row) => row.id },
  {
    id: 'createdAt',
    label: 'Printed',
    sort: 'createdAt',
    render: (row) => <Instant at={row.createdAt} />,
    text: (row) => row.createdAt,
  },
  {
    id: 'letters',
    label: 'Letters',
    align: 'right',
    render: (row) => <TextLink to={messagesOf(row)}>{row.letters}</TextLink>,
    text: (row) => row.letters,
  },
  { id: 'pages', label: 'Pages', align: 'right', render: (row) => row.pages, text: (row) => row.pages },
  {
    id: 'pdf',
    label: 'To the printer',
    render: (row) => <Link href={`/api/v1/letter-batches/${row.id}/letters.pdf`}>Download the PDF</Link>,
    text: (row) => `/api/v1/letter-batches/${row.id}/letters.pdf`,
  },
]

/** Letters as they were printed together, for the printer and the post. */
export function LetterBatchList() {
  return (
    <ListPage<LetterBatchJson>
      resource="letter-batches"
      title="Letters to post"
      subtitle="One PDF for each batch, every letter on a page of its own"
      columns={COLUMNS}
      sort={{ field: 'id', order: 'DESC' }}
      empty={{
        title: 'No letters were printed yet',
        sentence: 'Letters gather for a quarter of an hour and are then printed into one file, which appears here.',
      }}
    />
  )
}
