import { useEffect } from 'react'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { prerequisiteWords } from '../request-words.js'
import { requestAct } from '../service-paths.js'

export type PrerequisiteAct = 'meet' | 'override'

interface Props {
  readonly page: ServiceRequestPageJson
  readonly asking:
    | { readonly prerequisite: ServiceRequestPageJson['prerequisites'][number]; readonly act: PrerequisiteAct }
    | undefined
  readonly onClose: () => void
}

const SEEN = {
  identity: ['Driving licence seen', 'Passport seen', 'Known from an earlier account'],
  inspection: ['Inspection passed, protocol seen'],
} as const
const WAIVED = ['Good payment history elsewhere', 'Guarantee of a third party', 'Decision of the supervisor'] as const

/** Confirms that a prerequisite was seen, or lets service begin without it; either with the reason that is kept. */
export function PrerequisiteDialog({ page, asking, onClose }: Props) {
  const isMeeting = asking?.act === 'meet'
  const { begin, send, isSending } = useCommand({
    said: isMeeting ? 'Confirmed. The request goes on by itself.' : 'Waived. The request goes on by itself.',
    onDone: onClose,
  })
  useEffect(() => {
    if (asking !== undefined) begin()
  }, [asking, begin])
  const prerequisite = asking?.prerequisite.prerequisite
  const title = prerequisite === undefined ? '' : prerequisiteWords(prerequisite).title
  return (
    <ReasonDialog
      open={asking !== undefined}
      title={isMeeting ? `${title}: confirm that it was seen` : `${title}: let service begin without it`}
      confirmLabel={isMeeting ? 'Confirm it' : 'Waive it'}
      reasonLabel={isMeeting ? 'What was seen' : 'Reason'}
      dangerous={!isMeeting}
      isSending={isSending}
      suggestions={isMeeting ? (SEEN[prerequisite as keyof typeof SEEN] ?? []) : WAIVED}
      onConfirm={(reason) =>
        send({
          path: requestAct(page.id, isMeeting ? 'meet-prerequisite' : 'override-prerequisite'),
          body: { version: page.version, prerequisite, reason },
        })
      }
      onClose={onClose}
    >
      {isMeeting
        ? 'Write down what proves it, not its number: documents are kept with the customer.'
        : 'Service begins for this customer although this is missing. What is owed stays owed.'}
    </ReasonDialog>
  )
}
