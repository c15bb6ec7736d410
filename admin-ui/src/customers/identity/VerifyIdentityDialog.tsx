import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type FormEvent, useEffect, useState } from 'react'
import type { IdentityJson } from '../../../../api/customers/identity-contract.js'
import { useCommand } from '../../presentation/use-command.js'
import { roleText } from '../customer-words.js'
import { proofsOf } from './identity-words.js'
import { ProofFields } from './ProofFields.js'
import { UnlockCaller } from './UnlockCaller.js'

interface Props {
  readonly open: boolean
  readonly identity: IdentityJson
  readonly accountId: string | undefined
  readonly onClose: () => void
}

interface Answer {
  readonly result: 'passed' | 'failed'
  readonly triesLeft: number
}

/** Asks who is calling and compares what they say with what is on record, which is not shown here. */
export function VerifyIdentityDialog({ open, identity, accountId, onClose }: Props) {
  const [callerId, setCallerId] = useState('')
  const [method, setMethod] = useState<'pin' | 'questions'>()
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({})
  const [failed, setFailed] = useState<Answer>()
  const { begin, send, isSending } = useCommand<Answer>({
    onDone: (answer) => {
      if (answer.result === 'passed') onClose()
      else setFailed(answer)
      setSaid({})
    },
  })
  const [first] = identity.callers
  const caller = identity.callers.find(({ customerId }) => customerId === callerId) ?? first
  useEffect(() => {
    if (!open) return
    begin()
    setSaid({})
    setFailed(undefined)
  }, [open, begin])
  const proofs = caller === undefined ? [] : proofsOf(caller, identity.questionsNeeded)
  const proof = method !== undefined && proofs.includes(method) ? method : proofs[0]
  const answers = (caller?.questions ?? []).flatMap((question) =>
    (said[question] ?? '').trim() === '' ? [] : [{ question, said: (said[question] ?? '').trim() }],
  )
  const isReady =
    proof === 'pin' ? (said.pin ?? '').trim() !== '' : proof === 'questions' && answers.length >= identity.questionsNeeded
  const isLocked = caller?.isLocked === true || failed?.triesLeft === 0
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (caller === undefined || !isReady || isSending || isLocked) return
    const account = accountId === undefined ? {} : { accountId }
    send({
      path: `/customers/${caller.customerId}/identity-checks`,
      body: proof === 'pin' ? { ...account, pin: (said.pin ?? '').trim() } : { ...account, answers },
    })
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="xs">
      <form onSubmit={submit} autoComplete="off">
        <DialogTitle>Who is calling?</DialogTitle>
        <DialogContent>
          {identity.callers.length > 1 && (
            <TextField
              select
              label="The caller says to be"
              value={caller?.customerId ?? ''}
              onChange={(event) => {
                setCallerId(event.target.value)
                setFailed(undefined)
              }}
              fullWidth
              margin="dense"
            >
              {identity.callers.map((one) => (
                <MenuItem key={one.customerId} value={one.customerId}>
                  {one.name}, {roleText(one.role).toLowerCase()}
                </MenuItem>
              ))}
            </TextField>
          )}
          {failed !== undefined && !isLocked && (
            <Alert severity="error">
              That does not match. {failed.triesLeft === 1 ? 'One try is' : `${failed.triesLeft} tries are`} left today.
            </Alert>
          )}
          {isLocked && caller !== undefined ? (
            <UnlockCaller caller={caller} onUnlocked={() => setFailed(undefined)} />
          ) : caller === undefined || proof === undefined ? (
            <Alert severity="info">
              Too little is on record to ask about. Ask for an identity document at the counter, then add what is missing.
            </Alert>
          ) : (
            <ProofFields
              caller={caller}
              proof={proof}
              proofs={proofs}
              questionsNeeded={identity.questionsNeeded}
              said={said}
              onProof={setMethod}
              onSaid={(field, value) => setSaid({ ...said, [field]: value })}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Go on without</Button>
          <Button type="submit" variant="contained" disabled={!isReady || isSending || isLocked}>
            Compare and write it down
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
