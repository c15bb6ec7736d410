import Button from '@mui/material/Button'
import { useState } from 'react'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { ReadKindMark } from '../../metering/ReadKindMark.js'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { Panel } from '../../presentation/Panel.js'
import { Quantity } from '../../presentation/Quantity.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { StateChip } from '../../presentation/StateChip.js'
import { useToday } from '../../presentation/use-utility.js'
import { usePermission } from '../../shell/use-permission.js'
import { GiveReadDialog } from './GiveReadDialog.js'

type WantedRead = ServiceRequestPageJson['reads'][number]

/** The reads that first and last bills rest on: what is there, and what is still wanted. */
export function ReadsPanel({ page }: { readonly page: ServiceRequestPageJson }) {
  const [giving, setGiving] = useState<WantedRead>()
  const mayGive = usePermission('services.request')
  const today = useToday()
  const columns: readonly DenseColumn<WantedRead>[] = [
    {
      label: 'Meter',
      render: (row) => (
        <>
          <RecordLink resource="meters" id={row.meterId} /> {row.register}
          {row.isRemoteCapable && ' · reads itself'}
        </>
      ),
    },
    { label: 'Day', render: (row) => <Day date={row.readOn} /> },
    { label: 'Read', align: 'right', render: (row) => <Quantity value={row.value} unit={row.unit} /> },
    {
      label: 'Kind',
      render: (row) => {
        if (row.kind === 'actual' || row.kind === 'customer' || row.kind === 'estimated') {
          return <ReadKindMark read={{ kind: row.kind, supersededBy: null }} />
        }
        return row.isMissing ? <StateChip state="open" label="Wanted" /> : 'none needed'
      },
    },
    {
      label: 'Enter',
      hidesLabel: true,
      align: 'right',
      render: (row) =>
        mayGive && row.isMissing && today !== undefined && row.readOn <= today ? (
          <Button variant="outlined" onClick={() => setGiving(row)}>
            Enter the read…
          </Button>
        ) : null,
    },
  ]
  return (
    <Panel title="Reads of the first and last day">
      <DenseTable
        label="Reads of the request"
        rows={page.reads}
        columns={columns}
        rowKey={(row) => `${row.meterId} ${row.register} ${row.readOn}`}
      />
      {giving !== undefined && <GiveReadDialog page={page} wanted={giving} onClose={() => setGiving(undefined)} />}
    </Panel>
  )
}
