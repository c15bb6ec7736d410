import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { DEMOGRAPHIC_KINDS, DEMOGRAPHIC_PURPOSES, personText } from './person-words.js'

interface Props {
  readonly open: boolean
  readonly customerId: string
  readonly onClose: () => void
}

/** Something about a person together with what it is held for; it takes the place of what was held before. */
export function SetDemographicDialog({ open, customerId, onClose }: Props) {
  const [kind, setKind] = useState<(typeof DEMOGRAPHIC_KINDS)[number]>('household_size')
  const [value, setValue] = useState('')
  const [purpose, setPurpose] = useState<(typeof DEMOGRAPHIC_PURPOSES)[number]>('low_income_programme')
  const { begin, send, isSending } = useCommand({ method: 'PUT', said: 'It is held for this purpose.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setValue('')
  }, [open, begin])
  return (
    <FormDialog
      open={open}
      title="Hold something for a purpose"
      confirmLabel="Hold it"
      isReady={value.trim() !== ''}
      isSending={isSending}
      onConfirm={() => send({ path: `/customers/${customerId}/demographics/${kind}`, body: { value: value.trim(), purpose } })}
      onClose={onClose}
    >
      <ChoiceField label="What" value={kind} choices={DEMOGRAPHIC_KINDS} textOf={personText} onChoose={setKind} />
      <TextField
        label="As the customer says"
        value={value}
        onChange={(event) => setValue(event.target.value)}
        required
        autoFocus
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <ChoiceField label="Held for" value={purpose} choices={DEMOGRAPHIC_PURPOSES} textOf={personText} onChoose={setPurpose} />
    </FormDialog>
  )
}
