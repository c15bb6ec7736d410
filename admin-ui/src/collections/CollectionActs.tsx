import { useState } from 'react'
import type { CollectionPageJson } from '../../../api/collections/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { ACT_WORDS } from './collection-words.js'
import { HoldButton } from './HoldButton.js'

type Act = CollectionPageJson['acts'][number]['act']

/** What can be done about a case; what may not be done now says why. */
export function CollectionActs({ entry }: { readonly entry: CollectionPageJson }) {
  const [act, setAct] = useState<Act>()
  const close = () => setAct(undefined)
  const { begin, send, isSending } = useCommand({ said: 'It is done, and in the log of the case.', onDone: close })
  if (entry.state === 'closed') return null
  const open = (which: Act) => () => {
    begin()
    setAct(which)
  }
  const asks = entry.asksApproval
  const shown = entry.acts.filter(({ act: each }) => asks || (each !== 'release_cut' && each !== 'refuse_cut'))
  return (
    <>
      {shown.map(({ act: each, because }) => (
        <ActionButton
          key={each}
          variant={each === 'release_cut' ? 'contained' : 'outlined'}
          color={each === 'stop' ? 'error' : 'primary'}
          disabledBecause={because ?? undefined}
          onClick={open(each)}
        >
          {ACT_WORDS[each].label}
        </ActionButton>
      ))}
      <HoldButton accountId={entry.accountId} />
      {act !== undefined && (
        <ReasonDialog
          open
          title={ACT_WORDS[act].title}
          confirmLabel={ACT_WORDS[act].confirm}
          dangerous={ACT_WORDS[act].dangerous}
          isSending={isSending}
          onConfirm={(reason) =>
            send({ path: `/collections/${encodeURIComponent(entry.id)}/${act}`, body: { version: entry.version, reason } })
          }
          onClose={close}
        >
          {ACT_WORDS[act].consequence}
        </ReasonDialog>
      )}
    </>
  )
}
