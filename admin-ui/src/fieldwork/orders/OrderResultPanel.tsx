import Box from '@mui/material/Box'
import type { WorkOrderPageJson } from '../../../../api/fieldwork/contract.js'
import { Day } from '../../presentation/Day.js'
import { DenseTable } from '../../presentation/DenseTable.js'
import { FactList } from '../../presentation/FactList.js'
import { Instant } from '../../presentation/Instant.js'
import { Panel } from '../../presentation/Panel.js'
import { quantityText } from '../../presentation/quantity-text.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { StateChip } from '../../presentation/StateChip.js'
import { OUTCOMES } from '../field-words.js'

type Result = NonNullable<WorkOrderPageJson['result']>

/** What came back from the field. */
export function OrderResultPanel({ order, result }: { readonly order: WorkOrderPageJson; readonly result: Result }) {
  const code = order.type.resultCodes.find((one) => one.code === result.resultCode)
  return (
    <Panel
      title={`Result: ${code?.title ?? result.resultCode}`}
      aside={<StateChip state={result.outcome} label={OUTCOMES[result.outcome]} />}
    >
      <Box sx={{ p: 1.5 }}>
        <FactList
          labelWidth={110}
          facts={[
            { label: 'Done on', value: <Day date={result.doneOn} /> },
            { label: 'Note', value: result.note },
            {
              label: 'Meter taken out',
              value: result.removedMeterId === null ? null : <RecordLink resource="meters" id={result.removedMeterId} />,
            },
            {
              label: 'Meter set',
              value: result.setMeterId === null ? null : <RecordLink resource="meters" id={result.setMeterId} />,
            },
            {
              label: 'Materials',
              value: result.materials.map((one) => `${one.name}: ${quantityText(one.quantity, one.unit)}`).join(', '),
            },
            { label: 'Sent by', value: result.recordedBy },
            { label: 'Arrived', value: <Instant at={result.recordedAt} /> },
          ]}
        />
      </Box>
      {result.readings.length > 0 && (
        <DenseTable
          label="Readings"
          rows={result.readings}
          rowKey={(reading) => `${reading.meterId}/${reading.register}`}
          columns={[
            { label: 'Meter', render: (reading) => <RecordLink resource="meters" id={reading.meterId} /> },
            { label: 'Register', render: (reading) => reading.register },
            { label: 'On the dial', align: 'right', render: (reading) => reading.value },
          ]}
        />
      )}
    </Panel>
  )
}
