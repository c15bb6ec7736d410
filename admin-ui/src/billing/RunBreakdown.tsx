import { Link } from 'react-router-dom'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { Quantity } from '../presentation/Quantity.js'
import { stateText } from '../presentation/state-tone.js'
import type { RunPage } from './billing-records.js'

const SERVICE: readonly DenseColumn<RunPage['byService'][number]>[] = [
  { label: 'Service', render: (row) => stateText(row.service) },
  { label: 'Bills', align: 'right', render: (row) => numberText(row.bills) },
  { label: 'Of it taxes', align: 'right', render: (row) => <Money amount={row.taxes} /> },
  { label: 'Total', align: 'right', render: (row) => <Money amount={row.total} /> },
]

const TARIFF: readonly DenseColumn<RunPage['byTariff'][number]>[] = [
  { label: 'Tariff', render: (row) => <Link to={`/tariffs/${encodeURIComponent(row.tariffCode)}/show`}>{row.tariffCode}</Link> },
  { label: 'Service', render: (row) => stateText(row.service), desktopOnly: true },
  { label: 'Agreements', align: 'right', render: (row) => numberText(row.segments) },
  { label: 'Quantity', align: 'right', render: (row) => <Quantity value={row.quantity} unit={row.unit} /> },
  { label: 'Total', align: 'right', render: (row) => <Money amount={row.total} /> },
]

const NONE = <EmptyState dense title="No bill has been made yet" />

export function RunByService({ run }: { readonly run: RunPage }) {
  return (
    <Panel title="By service">
      {run.byService.length === 0 ? (
        NONE
      ) : (
        <DenseTable label="Totals by service" rows={run.byService} columns={SERVICE} rowKey={(row) => row.service} />
      )}
    </Panel>
  )
}

export function RunByTariff({ run }: { readonly run: RunPage }) {
  return (
    <Panel title="By tariff">
      {run.byTariff.length === 0 ? (
        NONE
      ) : (
        <DenseTable
          label="Totals by tariff"
          rows={run.byTariff}
          columns={TARIFF}
          rowKey={(row) => `${row.tariffCode} ${row.unit}`}
        />
      )}
    </Panel>
  )
}
