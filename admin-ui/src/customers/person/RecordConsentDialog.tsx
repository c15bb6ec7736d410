import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { CONSENT_CHANNELS, CONSENT_PURPOSES, personText } from './person-words.js'

interface Props {
  readonly open: boolean
  readonly customerId: string
  readonly onClose: () => void
}

const WORDS = ['agreed', 'took back'] as const

/** A word of the customer on one purpose; earlier ones stay on record. */
export function RecordConsentDialog({ open, customerId, onClose }: Props) {
  const [purpose, setPurpose] = useState<(typeof CONSENT_PURPOSES)[number]>('marketing')
  const [word, setWord] = useState<(typeof WORDS)[number]>('agreed')
  const [channel, setChannel] = useState<(typeof CONSENT_CHANNELS)[number]>('phone')
  const [wording, setWording] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'The consent is on record.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setWording('')
  }, [open, begin])
  return (
    <FormDialog
      open={open}
      title="Record a consent"
      confirmLabel="Record it"
      isReady
      isSending={isSending}
      onConfirm={() =>
        send({
          path: `/customers/${customerId}/consents`,
          body: { purpose, isGiven: word === 'agreed', channel, wording: wording.trim() === '' ? null : wording.trim() },
        })
      }
      onClose={onClose}
    >
      <ChoiceField label="For" value={purpose} choices={CONSENT_PURPOSES} textOf={personText} onChoose={setPurpose} />
      <ChoiceField
        label="The customer"
        value={word}
        choices={WORDS}
        textOf={(value) => (value === 'agreed' ? 'agreed' : 'does not agree, or took it back')}
        onChoose={setWord}
      />
      <ChoiceField
        label="How they said so"
        value={channel}
        choices={CONSENT_CHANNELS}
        textOf={personText}
        onChoose={setChannel}
      />
      <TextField
        label="What they were told"
        value={wording}
        onChange={(event) => setWording(event.target.value)}
        fullWidth
        multiline
        minRows={2}
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  )
}
