import type { ConnectionPageJson } from '../../../api/connections/contract.js'
import { Day } from '../presentation/Day.js'
import { DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'

/** What it was charged and credited, and what of it is paid. */
export function ConnectionMoneyPanel({ connection }: { readonly connection: ConnectionPageJson }) {
  const { money, currency } = connection
  return (
    <Panel
      title="Money"
      aside={<TextLink to={`/accounts/${encodeURIComponent(connection.accountId)}/statement`}>Statement</TextLink>}
    >
      {money.items.length === 0 ? (
        <EmptyState dense title="Nothing charged yet" sentence="A quote is charged when the customer accepts it." />
      ) : (
        <DenseTable
          label="Charges and credits"
          rows={money.items}
          rowKey={(item) => item.itemId}
          columns={[
            {
              label: 'For',
              render: (item) =>
                item.quoteVersion === 0 ? 'Kept after cancelling' : `Quote ${item.quoteVersion}, part ${item.instalment}`,
            },
            { label: 'Due', render: (item) => <Day date={item.dueOn} /> },
            { label: 'Amount', align: 'right', render: (item) => <Money amount={item.amount} currency={currency} /> },
            { label: 'Open', align: 'right', render: (item) => <Money amount={item.open} currency={currency} /> },
          ]}
        />
      )}
    </Panel>
  )
}
