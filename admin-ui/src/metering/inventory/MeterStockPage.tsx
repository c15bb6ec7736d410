import Box from '@mui/material/Box'
import { useState } from 'react'
import type { LotJson, WarehouseJson } from '../../../../api/metering/inventory-routes.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Figure } from '../../presentation/Figure.js'
import { numberText } from '../../presentation/money-text.js'
import { PageHeader } from '../../presentation/PageHeader.js'
import { Panel } from '../../presentation/Panel.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { TextLink } from '../../presentation/TextLink.js'
import { AddWarehouseDialog } from './AddWarehouseDialog.js'
import { ReceiveMetersDialog } from './ReceiveMetersDialog.js'
import { useMeterStock } from './use-meter-stock.js'

const metersWith = (filter: Readonly<Record<string, string>>) => `/meters?filter=${encodeURIComponent(JSON.stringify(filter))}`

const WAREHOUSES: readonly DenseColumn<WarehouseJson>[] = [
  { label: 'Warehouse', render: (row) => <TextLink to={metersWith({ warehouseId: row.id })}>{row.name}</TextLink> },
  { label: 'In stock', align: 'right', render: (row) => numberText(row.stock) },
  { label: 'Taken out', align: 'right', render: (row) => numberText(row.removed) },
]

const LOTS: readonly DenseColumn<LotJson>[] = [
  {
    label: 'Lot',
    render: (row) => (
      <>
        <TextLink to={metersWith({ lotId: row.id })}>{row.id}</TextLink>
        <Box sx={{ color: 'text.secondary' }}>{[row.supplier, row.orderNumber].filter(Boolean).join(', ')}</Box>
      </>
    ),
  },
  { label: 'Received', render: (row) => <Day date={row.receivedOn} /> },
  { label: 'In stock', align: 'right', render: (row) => numberText(row.stock) },
  { label: 'Installed', align: 'right', render: (row) => numberText(row.installed), desktopOnly: true },
  { label: 'Taken out', align: 'right', render: (row) => numberText(row.removed), desktopOnly: true },
  { label: 'Scrapped', align: 'right', render: (row) => numberText(row.scrapped), desktopOnly: true },
  { label: 'Failed tests', align: 'right', render: (row) => numberText(row.failed) },
]

/** Meters that hang nowhere: where they are kept, in which lots they came, and how a delivery is taken in. */
export function MeterStockPage() {
  const [dialog, setDialog] = useState<'receive' | 'warehouse'>()
  const { data, error, refetch } = useMeterStock()
  const hasPlace = (data?.warehouses.length ?? 0) > 0
  return (
    <>
      <PageHeader
        title="Stock"
        subtitle="Meters that hang nowhere, and the lots in which they were bought"
        acts={
          <>
            <ActionButton permission="metering.stock" onClick={() => setDialog('warehouse')}>
              Add a warehouse…
            </ActionButton>
            <ActionButton
              permission="metering.stock"
              variant="contained"
              onClick={() => setDialog('receive')}
              disabledBecause={hasPlace ? undefined : 'Add the warehouse first in which they are kept.'}
            >
              Receive meters…
            </ActionButton>
          </>
        }
      />
      {error !== null && data === undefined && <ErrorState what="The stock" error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <RowSkeletons />}
      {data !== undefined && (
        <Box sx={{ display: 'grid', gap: 1.5, p: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, px: 0.5 }}>
            <Figure label="In stock">{numberText(data.counts.stock)}</Figure>
            <Figure label="Installed">{numberText(data.counts.installed)}</Figure>
            <Figure label="Taken out, to be tested">{numberText(data.counts.removed)}</Figure>
            <Figure label="Scrapped">{numberText(data.counts.scrapped)}</Figure>
            <Figure label="Place not recorded" emphasis={data.counts.unplaced > 0}>
              {numberText(data.counts.unplaced)}
            </Figure>
          </Box>
          <Panel title="Warehouses">
            {data.warehouses.length === 0 ? (
              <EmptyState
                dense
                title="No warehouse yet"
                sentence="Add the places where meters are kept: the yard, the shop, a van."
              />
            ) : (
              <DenseTable label="Warehouses" rows={data.warehouses} columns={WAREHOUSES} rowKey={(row) => row.id} />
            )}
          </Panel>
          <Panel title="Purchase lots">
            {data.lots.length === 0 ? (
              <EmptyState
                dense
                title="No lot was received yet"
                sentence="A delivery comes with a list of its meters, a row per register. Meters from before have no lot."
              />
            ) : (
              <DenseTable label="Purchase lots" rows={data.lots} columns={LOTS} rowKey={(row) => row.id} />
            )}
          </Panel>
        </Box>
      )}
      {dialog === 'warehouse' && <AddWarehouseDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'receive' && <ReceiveMetersDialog onClose={() => setDialog(undefined)} />}
    </>
  )
}
