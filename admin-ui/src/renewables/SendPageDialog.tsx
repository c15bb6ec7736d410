import { useEffect, useState } from 'react'
import { addMonths } from '../../../domain/kernel/local-date.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'

interface Props {
  readonly path: string
  readonly isAgain: boolean
  readonly onClose: () => void
}

const CHANNELS = ['', 'email', 'sms', 'post'] as const
const CHANNEL_TEXTS: Readonly<Record<(typeof CHANNELS)[number], string>> = {
  '': 'As the customer chose',
  email: 'By e-mail',
  sms: 'By text message',
  post: 'By post',
}
const MONTHS = 12

/** Sends a customer the link to the page of their own energy. */
export function SendPageDialog({ path, isAgain, onClose }: Props) {
  const today = useToday()
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('')
  const [validUntil, setValidUntil] = useState(today === undefined ? '' : addMonths(today, MONTHS))
  const { begin, send, isSending } = useCommand({ said: 'The link is on its way.', onDone: onClose })
  useEffect(begin, [begin])
  return (
    <ReasonDialog
      open
      title="Send the customer the page of their own energy"
      confirmLabel="Send the link"
      isSending={isSending}
      reasonComesLast
      suggestions={['Asked for on the phone', 'Asked for their usage', 'Enrolled in net metering']}
      {...(validUntil === '' ? { blockedBecause: 'Say until when it opens.' } : {})}
      onConfirm={(reason) => send({ path, body: { validUntil, ...(channel === '' ? {} : { channel }), reason } })}
      onClose={onClose}
    >
      Whoever has the link sees what is kept for later bills, and shares and programmes bill by bill, and can download what the
      meters counted, of this account alone.
      {isAgain && ' The link that was sent before opens nothing from now on.'}
      <ChoiceField label="Way" value={channel} choices={CHANNELS} textOf={(each) => CHANNEL_TEXTS[each]} onChoose={setChannel} />
      <DayField label="Opens until" value={validUntil} onChange={setValidUntil} helperText="Two years at most" required />
    </ReasonDialog>
  )
}
