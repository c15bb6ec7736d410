import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { METHODS, methodText, NUMBER } from './renewables-words.js'

/** Bills the meters of an agreement together with those of others of its account. */
export function AggregateDialog({ agreementId, onClose }: { readonly agreementId: string; readonly onClose: () => void }) {
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  const [method, setMethod] = useState<(typeof METHODS)[number]>('sum')
  const [others, setOthers] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'They are billed together from the next bill on.', onDone: onClose })
  useEffect(begin, [begin])
  const members = others.split(/[\s,]+/).filter((other) => other !== '')
  const wrong = !NUMBER.test(id)
    ? 'The number is letters, digits and hyphens: FARM-1.'
    : name.trim() === ''
      ? 'Give it a name that people know.'
      : members.length === 0 || members.some((other) => !NUMBER.test(other))
        ? 'Name the other agreements.'
        : undefined
  return (
    <ReasonDialog
      open
      title={`Bill ${agreementId} together with others`}
      confirmLabel="Bill them together"
      isSending={isSending}
      reasonComesLast
      {...(wrong === undefined ? {} : { blockedBecause: wrong })}
      onConfirm={(reason) =>
        send({ path: '/aggregations', body: { id, name: name.trim(), method, leadAgreementId: agreementId, members, reason } })
      }
      onClose={onClose}
    >
      It begins with the next bill; all of them are on this account and are billed for the same days.
      <TextField
        label="Number"
        value={id}
        onChange={(event) => setId(event.target.value.trim())}
        autoFocus
        fullWidth
        margin="dense"
      />
      <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} fullWidth margin="dense" />
      <ChoiceField label="How" value={method} choices={METHODS} textOf={methodText} onChoose={setMethod} />
      <TextField
        label="The other agreements"
        value={others}
        onChange={(event) => setOthers(event.target.value)}
        helperText="In the order in which they are credited: G000014, G000036"
        fullWidth
        margin="dense"
      />
    </ReasonDialog>
  )
}
