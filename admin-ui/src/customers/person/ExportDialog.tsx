import { useEffect, useState } from 'react'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'

interface Props {
  readonly customerId: string
  readonly name: string
  readonly onClose: () => void
}

const FORMS = ['text', 'json'] as const

/** Saves what is on record about a person as a file to give them. */
export function ExportDialog({ customerId, name, onClose }: Props) {
  const [form, setForm] = useState<(typeof FORMS)[number]>('text')
  const { begin, send, isSending } = useCommand<{ name: string; content: string }>({
    said: 'The file is saved.',
    onDone: (file) => {
      saveFile(file)
      onClose()
    },
  })
  useEffect(begin, [begin])
  return (
    <ReasonDialog
      open
      title={`What is on record about ${name}`}
      confirmLabel="Save the file"
      reasonComesLast
      isSending={isSending}
      suggestions={['The customer asked for it']}
      onConfirm={(reason) => send({ path: `/customers/${customerId}/export`, body: { form, reason } })}
      onClose={onClose}
    >
      <ChoiceField
        label="As"
        value={form}
        choices={FORMS}
        textOf={(value) => (value === 'text' ? 'Text to read' : 'Data for a machine (JSON)')}
        onChoose={setForm}
      />
    </ReasonDialog>
  )
}

function saveFile(file: { readonly name: string; readonly content: string }): void {
  const address = URL.createObjectURL(new Blob([file.content], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  URL.revokeObjectURL(address)
}
