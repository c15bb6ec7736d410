import { useState } from 'react'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { isNegative } from '../../presentation/money-text.js'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { StateChip } from '../../presentation/StateChip.js'
import { PayRefundDialog } from './PayRefundDialog.js'
import { whyNot } from './why-not.js'

type Leaving = ServiceRequestPageJson['leaving'][number]

/** Accounts whose service ends: what is owed or has to be paid back before they close. */
export function LeavingPanel({ page }: { readonly page: ServiceRequestPageJson }) {
  const [paying, setPaying] = useState<Leaving>()
  const refund = page.mayDo.find((act) => act.act === 'pay_refund')
  const columns: readonly DenseColumn<Leaving>[] = [
    { label: 'Account', render: (row) => <RecordLink resource="accounts" id={row.accountId} /> },
    { label: 'Balance', align: 'right', render: (row) => <Money amount={row.balance} sayCredit /> },
    {
      label: 'State',
      render: (row) =>
        row.isClosed ? <StateChip state="closed" /> : <StateChip state="open" label="Not closed" tone="running" />,
    },
    {
      label: 'Refund',
      hidesLabel: true,
      align: 'right',
      render: (row) =>
        refund !== undefined && !row.isClosed && isNegative(row.balance) ? (
          <ActionButton variant="outlined" disabledBecause={whyNot(refund, 'services.refund')} onClick={() => setPaying(row)}>
            Pay it back…
          </ActionButton>
        ) : null,
    },
  ]
  return (
    <Panel title="Accounts that leave">
      <DenseTable label="Accounts that leave" rows={page.leaving} columns={columns} rowKey={(row) => row.accountId} />
      <PayRefundDialog page={page} leaving={paying} onClose={() => setPaying(undefined)} />
    </Panel>
  )
}
