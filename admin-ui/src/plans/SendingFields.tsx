import { addDays } from '../../../domain/kernel/local-date.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'

const CHANNELS = ['chosen', 'email', 'sms', 'post'] as const
const CHANNEL_TEXT = {
  chosen: 'As the customer chose',
  email: 'By e-mail',
  sms: 'By text message',
  post: 'By letter',
} as const

/** How an offer goes out, and how long it is good; an empty day stands for the usual one. */
export interface SendingChoice {
  readonly channel: (typeof CHANNELS)[number]
  readonly validUntil: string
}

export const AS_CUSTOMER_CHOSE: SendingChoice = { channel: 'chosen', validUntil: '' }

/** An offer is good for two weeks, but not beyond the first instalment that was wished. */
const USUAL_DAYS = 14

/** The last day on which an offer that is sent today can be signed; undefined while the day is not known. */
export function lastDayFor(today: string | undefined, firstDueOn: string): string | undefined {
  if (today === undefined) return undefined
  const usual = addDays(today, USUAL_DAYS)
  return firstDueOn !== '' && firstDueOn < usual ? firstDueOn : usual
}

interface Props {
  readonly choice: SendingChoice
  /** As it will be sent. */
  readonly validUntil: string
  readonly onChange: (choice: SendingChoice) => void
}

/** What is said with an offer that is sent. */
export function SendingFields({ choice, validUntil, onChange }: Props) {
  return (
    <>
      <ChoiceField
        label="By"
        value={choice.channel}
        choices={CHANNELS}
        textOf={(each) => CHANNEL_TEXT[each]}
        onChoose={(channel) => onChange({ ...choice, channel })}
        helperText="A letter holds a code to type at the address it names"
      />
      <DayField
        label="Can be signed until"
        value={validUntil}
        onChange={(day) => onChange({ ...choice, validUntil: day })}
        helperText="Dates and amounts are worked out anew on the day it is signed"
        required
      />
    </>
  )
}
