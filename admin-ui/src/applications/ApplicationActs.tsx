import { useState } from 'react'
import type { ApplicationPageJson } from '../../../api/applications/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { AcceptDialog } from './AcceptDialog.js'
import { AskDialog } from './AskDialog.js'
import { ConnectDialog } from './ConnectDialog.js'
import { RefuseDialog } from './RefuseDialog.js'

type Act = ApplicationPageJson['mayDo'][number]['act']

const LABELS: Readonly<Record<Act, string>> = {
  accept: 'Accept…',
  connect: 'Link a connection…',
  ask: 'Ask for more…',
  refuse: 'Refuse…',
}

/** What can be decided now; a button that cannot be pressed says why. */
export function ApplicationActs({ entry }: { readonly entry: ApplicationPageJson }) {
  const [dialog, setDialog] = useState<Act>()
  const close = (): void => setDialog(undefined)
  const first: Act = entry.kind === 'connection' ? 'connect' : 'accept'
  // A place that is connected is moved into; the other way is offered where there is no place yet.
  const offered = entry.mayDo.filter(({ act }) => act === first || act === 'ask' || act === 'refuse')
  return (
    <>
      {offered.map(({ act, disabledReason }) => (
        <ActionButton
          key={act}
          permission="applications.decide"
          variant={act === first ? 'contained' : 'outlined'}
          {...(disabledReason === null ? {} : { disabledBecause: disabledReason })}
          onClick={() => setDialog(act)}
        >
          {LABELS[act]}
        </ActionButton>
      ))}
      {dialog === 'accept' && <AcceptDialog entry={entry} onClose={close} />}
      {dialog === 'connect' && <ConnectDialog entry={entry} onClose={close} />}
      {dialog === 'ask' && <AskDialog entry={entry} onClose={close} />}
      {dialog === 'refuse' && <RefuseDialog entry={entry} onClose={close} />}
    </>
  )
}
