import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import type { AgreementRenewablesJson } from '../../../api/renewables/agreement-contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { useCommand } from '../presentation/use-command.js'
import { AggregateDialog } from './AggregateDialog.js'
import { methodText } from './renewables-words.js'

type Aggregation = AgreementRenewablesJson['aggregations'][number]
type Member = Aggregation['members'][number]

/** What the meters of an agreement are billed together with. */
export function AggregationPanel({
  agreementId,
  aggregations,
}: {
  readonly agreementId: string
  readonly aggregations: readonly Aggregation[]
}) {
  const [isAggregating, setAggregating] = useState(false)
  const [leaving, setLeaving] = useState<Member>()
  const isFree = aggregations.every((each) => each.members.every((member) => member.to !== null))
  const columns: readonly DenseColumn<Member>[] = [
    { label: 'Agreement', render: (row) => <RecordLink resource="agreements" id={row.agreementId} /> },
    { label: 'From', render: (row) => <Day date={row.from} /> },
    { label: 'To', render: (row) => (row.to === null ? 'goes\u00a0on' : <Day date={row.to} />) },
    {
      label: 'Act',
      hidesLabel: true,
      align: 'right',
      render: (row) =>
        row.to === null && (
          <ActionButton permission="renewables.write" onClick={() => setLeaving(row)}>
            Take out…
          </ActionButton>
        ),
    },
  ]
  return (
    <Panel
      title="Billed together"
      aside={
        isFree && (
          <ActionButton permission="renewables.write" onClick={() => setAggregating(true)}>
            Bill with others…
          </ActionButton>
        )
      }
    >
      {aggregations.length === 0 && (
        <EmptyState dense title="Billed by itself" sentence="Meters of one account can be billed as one, or netted by rank." />
      )}
      {aggregations.map((each) => (
        <Box key={each.id}>
          <Box sx={{ px: 1.5, py: 1, fontSize: '0.8125rem' }}>
            <strong>{each.id}</strong> {each.name}: {methodText(each.method).toLowerCase()}. First is{' '}
            <RecordLink resource="agreements" id={each.leadAgreementId} />.
          </Box>
          <DenseTable label={`Members of ${each.id}`} rows={each.members} columns={columns} rowKey={(row) => row.id} />
        </Box>
      ))}
      {isAggregating && <AggregateDialog agreementId={agreementId} onClose={() => setAggregating(false)} />}
      {leaving !== undefined && <LeaveDialog member={leaving} onClose={() => setLeaving(undefined)} />}
    </Panel>
  )
}

function LeaveDialog({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const { begin, send, isSending } = useCommand({ said: 'It is billed by itself from its next bill on.', onDone: onClose })
  useEffect(begin, [begin])
  return (
    <ReasonDialog
      open
      title={`Take ${member.agreementId} out`}
      confirmLabel="Take it out"
      isSending={isSending}
      onConfirm={(reason) => send({ path: `/aggregation-members/${member.id}/end`, body: { reason } })}
      onClose={onClose}
    >
      Its next bill is its own again.
    </ReasonDialog>
  )
}
