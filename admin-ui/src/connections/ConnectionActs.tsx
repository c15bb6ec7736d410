import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { ConnectionActJson, ConnectionPageJson } from '../../../api/connections/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { AcceptDialog } from './AcceptDialog.js'
import { AsBuiltDialog } from './AsBuiltDialog.js'
import { BackDialog } from './BackDialog.js'
import { ConnectionReasonDialogs, type ReasonAct } from './ConnectionReasonDialogs.js'
import { EnergiseDialog } from './EnergiseDialog.js'
import { QuoteDialog } from './QuoteDialog.js'
import { SendQuoteDialog } from './SendQuoteDialog.js'
import type { Stage } from './connection-words.js'
import { SurveyDialog } from './SurveyDialog.js'

type Act = ConnectionActJson['act']

/** What is done in each stage, the first one being what it waits for. */
const STAGE_ACTS: Partial<Readonly<Record<Stage, readonly Act[]>>> = {
  survey: ['record_survey'],
  quote: ['send_quote', 'draft_quote'],
  acceptance: ['accept', 'decline'],
  energise: ['energise'],
  as_built: ['record_as_built'],
}

const LABELS: Readonly<Record<Act, string>> = {
  record_survey: 'Record the survey…',
  draft_quote: 'Draft the quote…',
  send_quote: 'Send the quote…',
  accept: 'Accepted…',
  decline: 'Declined…',
  change_scope: 'Change the scope…',
  energise: 'Switched on…',
  record_as_built: 'Record what was built…',
  override: 'Go on without it…',
  go_back: 'Go back…',
  cancel: 'Cancel…',
}

const REASON_ACTS: readonly Act[] = ['decline', 'override', 'cancel'] satisfies readonly ReasonAct[]

/** What may be done now. What belongs to another stage is left out; what cannot be done says why. */
export function ConnectionActs({ connection }: { readonly connection: ConnectionPageJson }) {
  const [open, setOpen] = useState<Act>()
  const navigate = useNavigate()
  if (connection.endedOn !== null) return null
  const close = (): void => setOpen(undefined)
  const stageActs = STAGE_ACTS[connection.stage] ?? []
  const why = (act: Act): string | undefined => connection.acts.find((one) => one.act === act)?.disabledReason ?? undefined
  const primary = stageActs.find((act) => why(act) === undefined)
  const shown: readonly Act[] = [...stageActs, 'change_scope', 'override', 'go_back', 'cancel']
  const dialog = { connection, onClose: close }
  const counter = `/take-payment?account=${encodeURIComponent(connection.accountId)}`
  return (
    <>
      {connection.stage === 'payment' && (
        <ActionButton permission="payments.take" variant="contained" onClick={() => void navigate(counter)}>
          Take the payment
        </ActionButton>
      )}
      {shown.map((act) => (
        <ActionButton
          key={act}
          variant={act === primary ? 'contained' : 'outlined'}
          {...(act === 'cancel' ? { color: 'error' as const } : {})}
          {...(why(act) === undefined ? {} : { disabledBecause: why(act) })}
          onClick={() => setOpen(act)}
        >
          {act === 'draft_quote' && connection.quotes.at(-1)?.state === 'draft' ? 'Change the draft…' : LABELS[act]}
        </ActionButton>
      ))}
      <SurveyDialog {...dialog} open={open === 'record_survey'} />
      {(open === 'draft_quote' || open === 'change_scope') && <QuoteDialog {...dialog} isScopeChange={open === 'change_scope'} />}
      <SendQuoteDialog {...dialog} open={open === 'send_quote'} />
      <AcceptDialog {...dialog} open={open === 'accept'} />
      <EnergiseDialog {...dialog} open={open === 'energise'} />
      <AsBuiltDialog {...dialog} open={open === 'record_as_built'} />
      <BackDialog {...dialog} open={open === 'go_back'} />
      <ConnectionReasonDialogs
        {...dialog}
        act={open !== undefined && REASON_ACTS.includes(open) ? (open as ReasonAct) : undefined}
      />
    </>
  )
}
