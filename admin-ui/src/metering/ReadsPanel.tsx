import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { MeterPageJson, ReadRecordJson } from '../../../api/metering/contract.js'
import { ReReadDialog } from '../fieldwork/orders/ReReadDialog.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { Quantity } from '../presentation/Quantity.js'
import { usePermission } from '../shell/use-permission.js'
import { ReadKindMark } from './ReadKindMark.js'
import { readSourceText } from './meter-words.js'

interface Props {
  readonly meter: MeterPageJson
  readonly onCorrect: (read: ReadRecordJson) => void
}

/** The reads of the last two years; those that were superseded are shown when asked for. */
export function ReadsPanel({ meter, onCorrect }: Props) {
  const [showsAll, setShowsAll] = useState(false)
  const mayWrite = usePermission('metering.write')
  const mayOrder = usePermission('fieldwork.order')
  const [again, setAgain] = useState<ReadRecordJson>()
  const hasMany = meter.registers.length > 1
  const superseded = meter.reads.filter((read) => read.supersededBy !== null).length
  const rows = showsAll ? meter.reads : meter.reads.filter((read) => read.supersededBy === null)
  const actsOn = (row: ReadRecordJson) =>
    row.supersededBy === null && (
      <Box
        sx={{ display: 'flex', justifyContent: { xs: 'flex-start', sm: 'flex-end' }, ml: { xs: -0.375, sm: -1 }, mr: { sm: -1 } }}
      >
        {mayOrder && (
          <Button
            variant="text"
            sx={{ minHeight: 24, minWidth: 0, px: 0.375, py: 0, whiteSpace: 'nowrap' }}
            onClick={() => setAgain(row)}
          >
            Re-read…
          </Button>
        )}
        {mayWrite && (
          <Button
            variant="text"
            sx={{ minHeight: 24, minWidth: 0, px: 0.375, py: 0, whiteSpace: 'nowrap' }}
            onClick={() => onCorrect(row)}
          >
            Correct…
          </Button>
        )}
      </Box>
    )
  const columns: DenseColumn<ReadRecordJson>[] = [
    {
      label: 'Day',
      render: (row) => (
        <>
          <Day date={row.readOn} />
          {hasMany && <Box sx={{ display: { sm: 'none' }, color: 'text.secondary' }}>Register {row.register}</Box>}
          {/* A phone has no room for a column of their own. */}
          <Box sx={{ display: { sm: 'none' } }}>{actsOn(row)}</Box>
        </>
      ),
    },
    ...(hasMany ? [{ label: 'Register', desktopOnly: true, render: (row: ReadRecordJson) => row.register }] : []),
    {
      label: 'On the dial',
      align: 'right',
      render: (row) => (
        <Box
          component="span"
          sx={{ textDecoration: row.supersededBy === null ? undefined : 'line-through' }}
          title={row.reason ?? undefined}
        >
          <Quantity value={row.value} unit={row.unit} />
        </Box>
      ),
    },
    { label: 'Kind', render: (row) => <ReadKindMark read={row} /> },
    { label: 'Source', render: (row) => readSourceText(row.source), desktopOnly: true },
    ...(mayWrite || mayOrder
      ? [
          {
            label: 'Act',
            hidesLabel: true,
            desktopOnly: true,
            render: actsOn,
          },
        ]
      : []),
  ]
  return (
    <Panel
      title="Reads, two years"
      aside={
        superseded > 0 ? (
          <Button variant="text" onClick={() => setShowsAll(!showsAll)} aria-pressed={showsAll} sx={{ minHeight: 28 }}>
            {showsAll ? 'Only what counts' : `And ${superseded} superseded`}
          </Button>
        ) : undefined
      }
    >
      {rows.length === 0 ? (
        <EmptyState dense title="No reads in two years" sentence="Enter the first one with the button above." />
      ) : (
        <DenseTable label="Reads" rows={rows} columns={columns} rowKey={(row) => row.id} />
      )}
      <ReReadDialog read={again} onClose={() => setAgain(undefined)} />
    </Panel>
  )
}
