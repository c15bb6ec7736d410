import { useState } from 'react'
import type { EnrolmentRecordJson } from '../../../api/renewables/programme-contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { EnrolDialog } from './EnrolDialog.js'
import { EnrolmentsTable } from './EnrolmentsTable.js'

/** In which programmes an agreement takes part. */
export function EnrolmentPanel({
  agreementId,
  enrolments,
}: {
  readonly agreementId: string
  readonly enrolments: readonly EnrolmentRecordJson[]
}) {
  const [isEnrolling, setEnrolling] = useState(false)
  return (
    <Panel
      title="Programmes"
      aside={
        <ActionButton permission="renewables.write" onClick={() => setEnrolling(true)}>
          Enrol…
        </ActionButton>
      }
    >
      {enrolments.length === 0 ? (
        <EmptyState dense title="Takes part in none" sentence="Green power, net metering and allowances are enrolled for here." />
      ) : (
        <EnrolmentsTable enrolments={enrolments} at="agreement" />
      )}
      {isEnrolling && <EnrolDialog agreementId={agreementId} onClose={() => setEnrolling(false)} />}
    </Panel>
  )
}
