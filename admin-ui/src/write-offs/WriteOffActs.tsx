import { useState } from 'react'
import type { DecidedProposalJson, WriteOffPageJson } from '../../../api/write-offs/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { DecidedDialog } from './DecidedDialog.js'

type Act = 'approve' | 'reject' | 'take-back'

const WORDS: Readonly<Record<Act, { readonly title: string; readonly confirm: string; readonly follows: string }>> = {
  approve: {
    title: 'Write it off',
    confirm: 'Approve and post',
    follows: 'The rules are tested once more, and it is posted today. What is paid later is owed again and paid by that money.',
  },
  reject: {
    title: 'Reject the proposal',
    confirm: 'Reject it',
    follows: 'The debt stays owed and is not proposed again for the same amount.',
  },
  'take-back': {
    title: 'Take the write-off back',
    confirm: 'Take it back',
    follows: 'What has not come back yet is owed again where it stood, and is not written off again by itself.',
  },
}

/** What can be done about a write-off: decide on a proposal, take back what was posted. */
export function WriteOffActs({ page }: { readonly page: WriteOffPageJson }) {
  const [act, setAct] = useState<Act>()
  const [decided, setDecided] = useState<readonly DecidedProposalJson[]>()
  const close = () => setAct(undefined)
  const decide = useCommand<DecidedProposalJson[]>({
    onDone: (answer) => {
      close()
      if (answer.some(({ isDone }) => !isDone)) setDecided(answer)
    },
  })
  const takeBack = useCommand({ said: 'The write-off is taken back.', onDone: close })
  const open = (which: Act) => () => {
    decide.begin()
    takeBack.begin()
    setAct(which)
  }
  const confirm = (reason: string): void => {
    if (act === 'take-back') takeBack.send({ path: `/write-offs/${page.id}/take-back`, body: { reason } })
    else decide.send({ path: '/write-offs/decide', body: { ids: [page.id], act, reason } })
  }
  const stands = page.state === 'posted' && page.recovered !== page.amount
  return (
    <>
      {page.state === 'proposed' && (
        <>
          <ActionButton permission="collections.write_off" variant="contained" onClick={open('approve')}>
            Approve…
          </ActionButton>
          <ActionButton permission="collections.write_off" variant="outlined" onClick={open('reject')}>
            Reject…
          </ActionButton>
        </>
      )}
      {stands && (
        <ActionButton permission="collections.write_off_any" variant="outlined" color="error" onClick={open('take-back')}>
          Take back…
        </ActionButton>
      )}
      {act !== undefined && (
        <ReasonDialog
          open
          title={WORDS[act].title}
          confirmLabel={WORDS[act].confirm}
          dangerous={act !== 'reject'}
          isSending={decide.isSending || takeBack.isSending}
          onConfirm={confirm}
          onClose={close}
        >
          <Money amount={page.amount} /> of account {page.accountId}. {WORDS[act].follows}
        </ReasonDialog>
      )}
      <DecidedDialog decided={decided} onClose={() => setDecided(undefined)} />
    </>
  )
}
