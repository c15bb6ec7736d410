import { useEffect, useState } from 'react'
import type { MeterRelationJson } from '../../../../api/metering/relation-routes.js'
import { DayField } from '../../presentation/DayField.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'

interface Props {
  readonly relation: MeterRelationJson
  readonly today: string
  readonly onClose: () => void
}

/** The last day of a relation of two meters. */
export function EndRelationDialog({ relation, today, onClose }: Props) {
  const [to, setTo] = useState(today)
  const { begin, send, isSending } = useCommand({ said: 'The relation is ended.', onDone: onClose })
  useEffect(() => begin(), [begin])
  return (
    <ReasonDialog
      open
      title={`End the relation of ${relation.parentMeterId} and ${relation.childMeterId}?`}
      confirmLabel="End it"
      isSending={isSending}
      reasonComesLast
      {...(to === '' ? { blockedBecause: 'Say its last day.' } : {})}
      onConfirm={(reason) => send({ path: `/meter-relations/${relation.id}/end`, body: { to, reason } })}
      onClose={onClose}
    >
      Days after it are billed without it; bills that were issued for them are proposed again.
      <DayField label="Last day" value={to} onChange={setTo} required />
    </ReasonDialog>
  )
}
