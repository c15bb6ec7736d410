import Button from '@mui/material/Button'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { ActionButton } from '../../presentation/ActionButton.js'
import { ConfirmDialog } from '../../presentation/ConfirmDialog.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import type { BillPage } from '../billing-records.js'
import { CorrectDialog } from './CorrectDialog.js'

/** Open it as the customer sees it; correct an issued one; issue or drop a draft made outside a run. */
export function BillActs({ bill }: { readonly bill: BillPage }) {
  const [isCorrecting, setCorrecting] = useState(false)
  const document = `/api/v1/bills/${bill.id}/document`
  const isOwnDraft = bill.state === 'draft' && (bill.kind === 'off_cycle' || bill.kind === 'final')
  const isCorrectable = bill.state === 'issued' && bill.kind !== 'migrated'
  const waits = bill.correction?.state === 'proposed'
  return (
    <>
      {bill.kind !== 'migrated' && (
        <>
          <Button variant="outlined" href={`${document}.pdf`} target="_blank" rel="noreferrer">
            PDF
          </Button>
          <Button variant="outlined" href={`${document}.html`} target="_blank" rel="noreferrer">
            As a page
          </Button>
        </>
      )}
      {isCorrectable && (
        <ActionButton
          permission="billing.correct"
          variant="outlined"
          disabledBecause={waits ? 'A correction of this bill waits for a decision already.' : undefined}
          onClick={() => setCorrecting(true)}
        >
          Correct…
        </ActionButton>
      )}
      {isOwnDraft && <DraftActs bill={bill} />}
      <CorrectDialog bill={bill} open={isCorrecting} onClose={() => setCorrecting(false)} />
    </>
  )
}

function DraftActs({ bill }: { readonly bill: BillPage }) {
  const [asked, setAsked] = useState<'issue' | 'drop'>()
  const navigate = useNavigate()
  const command = useCommand<{ state: string }>({
    said: (answer) => (answer.state === 'issued' ? 'The bill is issued.' : 'The draft is gone.'),
    onDone: (answer) => {
      setAsked(undefined)
      if (answer.state !== 'issued') void navigate(`/accounts/${bill.accountId}/show`)
    },
  })
  const ask = (act: 'issue' | 'drop'): void => {
    command.begin()
    setAsked(act)
  }
  return (
    <>
      <ActionButton permission="billing.approve" variant="contained" onClick={() => ask('issue')}>
        Issue this bill…
      </ActionButton>
      <ActionButton permission="billing.correct" variant="outlined" color="error" onClick={() => ask('drop')}>
        Drop the draft…
      </ActionButton>
      <ConfirmDialog
        open={asked === 'issue'}
        title={`Issue bill ${bill.billNumber}?`}
        confirmLabel="Issue this bill"
        isSending={command.isSending}
        onConfirm={() => command.send({ path: `/bills/${bill.id}/issue`, body: {} })}
        onClose={() => setAsked(undefined)}
      >
        It is charged to account {bill.accountId}, posted to the ledger, and sent as the customer chose.
      </ConfirmDialog>
      <ReasonDialog
        open={asked === 'drop'}
        title={`Drop the draft ${bill.billNumber}?`}
        confirmLabel="Drop the draft"
        dangerous
        isSending={command.isSending}
        onConfirm={(reason) => command.send({ path: `/bills/${bill.id}/drop`, body: { reason } })}
        onClose={() => setAsked(undefined)}
      >
        Nothing was charged or posted. Its days stay unbilled.
      </ReasonDialog>
    </>
  )
}
