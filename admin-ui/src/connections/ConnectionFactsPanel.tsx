import type { ConnectionPageJson } from '../../../api/connections/contract.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'

/** What was applied for, and what has come of it so far. */
export function ConnectionFactsPanel({ connection }: { readonly connection: ConnectionPageJson }) {
  const { agreementId, meterId } = connection
  return (
    <Panel title="Application" padded>
      <FactList
        labelWidth={104}
        facts={[
          { label: 'Premise', value: <RecordLink resource="premises" id={connection.premiseId} /> },
          { label: 'Applied', value: <Day date={connection.appliedOn} /> },
          { label: 'Wanted from', value: <Day date={connection.wishedOn} /> },
          { label: 'Tariff', value: <RecordLink resource="tariffs" id={connection.tariffCode} /> },
          { label: 'Meter size', value: connection.meterSize },
          { label: 'Note', value: connection.note },
          { label: 'Service point', value: connection.servicePointId },
          { label: 'Meter', value: meterId === null ? null : <RecordLink resource="meters" id={meterId} /> },
          { label: 'Energised', value: connection.energisedOn === null ? null : <Day date={connection.energisedOn} /> },
          { label: 'Agreement', value: agreementId === null ? null : <RecordLink resource="agreements" id={agreementId} /> },
          { label: 'Ended', value: connection.endedOn === null ? null : <Day date={connection.endedOn} /> },
        ]}
      />
    </Panel>
  )
}
