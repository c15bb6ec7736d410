import type { PaymentFileRecordJson } from '../../../api/payments/contract.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { ImportPaymentsButton } from './ImportPaymentsButton.js'

const count = (
  id: 'rows' | 'posted' | 'duplicates' | 'suspended' | 'refused',
  label: string,
): ListColumn<PaymentFileRecordJson> => ({
  id,
  label,
  align: 'right',
  render: (row) => numberText(row[id]),
  text: (row) => row[id],
})

const COLUMNS: readonly ListColumn<PaymentFileRecordJson>[] = [
  { id: 'name', label: 'File', sort: 'name', phone: 'title', render: (row) => row.name, text: (row) => row.name },
  {
    id: 'recordedAt',
    label: 'Imported',
    sort: 'recordedAt',
    render: (row) => <Instant at={row.recordedAt} />,
    text: (row) => row.recordedAt,
  },
  count('rows', 'Rows'),
  count('posted', 'Posted'),
  count('suspended', 'In suspense'),
  count('duplicates', 'Taken before'),
  count('refused', 'Refused'),
  {
    id: 'total',
    label: 'Taken',
    align: 'right',
    phone: 'title',
    render: (row) => <Money amount={row.total} />,
    text: (row) => row.total,
  },
  { id: 'recordedBy', label: 'By', phone: 'hidden', render: (row) => row.recordedBy, text: (row) => row.recordedBy },
]

/** The payments files that were imported. */
export function PaymentFileList() {
  return (
    <ListPage<PaymentFileRecordJson>
      resource="payment-files"
      title="Payment files"
      subtitle="Files of the bank, the lockbox and the web. The same file twice changes nothing."
      columns={COLUMNS}
      sort={{ field: 'recordedAt', order: 'DESC' }}
      rowTo={(row) => `/payment-files/${row.id}/show`}
      acts={<ImportPaymentsButton />}
      empty={{
        title: 'No payments file has been imported',
        sentence: 'Each row becomes a payment, is held in suspense, or is told with its reason; the three add up to the file.',
      }}
    />
  )
}
