import { useState } from 'react'
import type { SupplierChargeJson } from '../../../api/suppliers/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { periodText } from '../presentation/date-text.js'
import { Money } from '../presentation/Money.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { CancelChargeDialog } from './CancelChargeDialog.js'
import { SupplierFileDialog } from './SupplierFileDialog.js'

/** What suppliers charge for the energy they deliver over the utility's wires, as their files state it. */
export function SupplierChargeList() {
  const [dialog, setDialog] = useState<'file' | SupplierChargeJson>()
  const columns: readonly ListColumn<SupplierChargeJson>[] = [
    {
      id: 'agreementId',
      label: 'Agreement',
      sort: 'agreementId',
      phone: 'title',
      render: (row) => <AgreementLink row={row} />,
      text: (row) => row.agreementId,
    },
    { id: 'customerName', label: 'Name', phone: 'title', render: (row) => row.customerName, text: (row) => row.customerName },
    { id: 'supplier', label: 'Supplier', sort: 'supplier', render: (row) => row.supplier, text: (row) => row.supplier },
    { id: 'charge', label: 'Charge', render: (row) => row.charge, text: (row) => row.charge },
    {
      id: 'from',
      label: 'Days',
      sort: 'from',
      render: (row) => periodText(row.from, row.to),
      text: (row) => `${row.from} ${row.to}`,
    },
    {
      id: 'amount',
      label: 'Amount',
      sort: 'amount',
      align: 'right',
      render: (row) => <Money amount={row.amount} />,
      text: (row) => row.amount,
    },
    {
      id: 'state',
      label: 'State',
      render: (row) => (
        <span title={row.cancelReason ?? undefined}>
          <StateChip state={row.state} />
        </span>
      ),
      text: (row) => row.state,
    },
    { id: 'enteredBy', label: 'By', phone: 'hidden', render: (row) => row.enteredBy, text: (row) => row.enteredBy },
    { id: 'reason', label: 'Why', optional: true, phone: 'hidden', render: (row) => row.reason, text: (row) => row.reason },
    {
      id: 'act',
      label: 'Act',
      render: (row) =>
        row.state === 'waiting' && (
          <ActionButton permission="billing.supply" variant="text" onClick={() => setDialog(row)}>
            Cancel…
          </ActionButton>
        ),
      text: () => '',
    },
  ]
  const enter = (
    <ActionButton permission="billing.supply" variant="contained" onClick={() => setDialog('file')}>
      Enter a file…
    </ActionButton>
  )
  return (
    <>
      <ListPage<SupplierChargeJson>
        resource="supplier-charges"
        title="Supplier charges"
        acts={enter}
        columns={columns}
        sort={{ field: 'id', order: 'DESC' }}
        filters={[
          { source: 'supplier', label: 'Supplier', kind: 'text' },
          { source: 'agreementId', label: 'Agreement', kind: 'text' },
          { source: 'accountId', label: 'Account', kind: 'text' },
          { source: 'from', label: 'From', kind: 'day' },
          { source: 'to', label: 'To', kind: 'day' },
        ]}
        saved={[
          { label: 'Waiting for a bill', filter: { state: 'waiting' } },
          { label: 'Billed', filter: { state: 'billed' } },
          { label: 'Cancelled', filter: { state: 'cancelled' } },
        ]}
        empty={{
          title: 'No supplier has stated a charge',
          sentence: 'Where a tariff puts what a supplier charges on the bill, its accounts are parked until the file is here.',
        }}
      />
      {dialog === 'file' && <SupplierFileDialog onClose={() => setDialog(undefined)} />}
      {dialog !== undefined && dialog !== 'file' && <CancelChargeDialog charge={dialog} onClose={() => setDialog(undefined)} />}
    </>
  )
}

function AgreementLink({ row }: { readonly row: SupplierChargeJson }) {
  return <TextLink to={`/agreements/${encodeURIComponent(row.agreementId)}/show`}>{row.agreementId}</TextLink>
}
