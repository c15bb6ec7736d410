import { useState } from 'react'
import type { Permission } from '../../../domain/access/permissions.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ConfirmDialog } from '../presentation/ConfirmDialog.js'
import { ConsequenceList } from '../presentation/ConsequenceList.js'
import { moneyText } from '../presentation/money-text.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useCurrency, useToday } from '../presentation/use-utility.js'
import type { RunPage } from './billing-records.js'
import { actWords, approvalBlockedBecause, type RunAct, runActs } from './run-acts.js'

const PERMISSION: Readonly<Record<RunAct, Permission>> = {
  approve: 'billing.approve',
  discard: 'billing.run',
  pause: 'billing.run',
  resume: 'billing.run',
  cancel: 'billing.run',
}

const SAID: Readonly<Record<RunAct, string>> = {
  approve: 'Approved. The bills are being issued.',
  discard: 'The trial is discarded.',
  pause: 'The run is paused.',
  resume: 'The run goes on.',
  cancel: 'The run is cancelled.',
}

/** What may be done with the run now. Each act shows what it will do, and asks why where work is thrown away or stopped. */
export function RunActs({ run: page }: { readonly run: RunPage }) {
  const run = { ...page, isIssued: page.issuedAt !== null }
  const [asked, setAsked] = useState<RunAct>()
  const today = useToday()
  const currency = useCurrency()
  const command = useCommand({ said: asked === undefined ? undefined : SAID[asked], onDone: () => setAsked(undefined) })
  const acts = runActs(run)
  const blocked = today === undefined ? undefined : approvalBlockedBecause(run, today)
  const total = moneyText(run.total, currency)
  const words = asked === undefined ? undefined : actWords(asked, run, total)
  const send = (reason?: string): void => {
    if (asked !== undefined) command.send({ path: `/bill-runs/${run.id}/${asked}`, body: reason === undefined ? {} : { reason } })
  }
  const ask = (act: RunAct): void => {
    command.begin()
    setAsked(act)
  }
  return (
    <>
      {(acts.includes('approve') || blocked !== undefined) && (
        <ActionButton permission="billing.approve" variant="contained" disabledBecause={blocked} onClick={() => ask('approve')}>
          {run.drafts === 0 ? 'Approve' : actWords('approve', run, total).button}…
        </ActionButton>
      )}
      {acts
        .filter((act) => act !== 'approve')
        .map((act) => (
          <ActionButton
            key={act}
            permission={PERMISSION[act]}
            variant="outlined"
            color={act === 'discard' || act === 'cancel' ? 'error' : 'primary'}
            onClick={() => ask(act)}
          >
            {actWords(act, run, total).button}
          </ActionButton>
        ))}
      {words !== undefined && !words.needsReason && (
        <ConfirmDialog
          open
          title={words.title}
          confirmLabel={words.button}
          isSending={command.isSending}
          onConfirm={() => send()}
          onClose={() => setAsked(undefined)}
        >
          <ConsequenceList consequences={words.consequences} />
        </ConfirmDialog>
      )}
      <ReasonDialog
        open={words?.needsReason === true}
        title={words?.title ?? ''}
        confirmLabel={words?.button ?? ''}
        dangerous={words?.isDangerous}
        isSending={command.isSending}
        onConfirm={send}
        onClose={() => setAsked(undefined)}
      >
        <ConsequenceList consequences={words?.consequences ?? []} />
      </ReasonDialog>
    </>
  )
}
