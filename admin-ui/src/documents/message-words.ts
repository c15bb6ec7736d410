import type { MessageRecordJson } from '../../../api/documents/contract.js'
import { stateText } from '../presentation/state-tone.js'
import type { Tone } from '../shell/palette.js'

const CHANNELS: Readonly<Record<string, string>> = {
  email: 'E-mail',
  sms: 'Text message',
  post: 'Letter',
  phone: 'Call',
  none: 'Not sent',
}

const REASONS: Readonly<Record<string, string>> = {
  chosen: 'as the customer chose for messages of this kind',
  account: 'as the account’s bills go',
  must_reach: 'though the customer chose to get none: it must reach them',
  no_address: 'as the chosen way has no address',
  no_short_text: 'as there is no short text for a text message',
  picked: 'as it was asked for',
}

const WAITS: Readonly<Record<string, string>> = {
  quiet_hours: 'Waits for the end of quiet hours',
  provider: 'Waits for the next attempt',
  print: 'Waits to be printed',
}

const KINDS: Readonly<Record<string, string>> = {
  bill: 'Bills',
  reminder: 'Reminders',
  outage: 'Outages',
  appointment: 'Appointments',
  service: 'Services and requests',
  marketing: 'News and offers',
}

const OUTCOMES: Readonly<Record<string, string>> = {
  sent: 'Taken by the server',
  refused: 'Refused for good',
  unavailable: 'Not taken for now',
  printed: 'Printed',
}

export const channelText = (channel: string): string => CHANNELS[channel] ?? stateText(channel)
export const channelReasonText = (reason: string): string => REASONS[reason] ?? stateText(reason)
export const kindText = (kind: string): string => KINDS[kind] ?? stateText(kind)
export const outcomeText = (outcome: string | null): string => (outcome === null ? 'No answer' : (OUTCOMES[outcome] ?? outcome))

/** A message's state in words, with what it waits for, and its colour. */
export function messageState(message: Pick<MessageRecordJson, 'state' | 'waitsFor'>): {
  readonly label: string
  readonly tone: Tone
} {
  if (message.state === 'pending') {
    return { label: message.waitsFor === null ? 'On its way' : (WAITS[message.waitsFor] ?? 'Waits'), tone: 'running' }
  }
  if (message.state === 'to_call') return { label: 'To be called', tone: 'waiting' }
  if (message.state === 'none') return { label: 'Not sent: the customer wants none', tone: 'idle' }
  if (message.state === 'cancelled') return { label: 'Taken back', tone: 'idle' }
  if (message.state === 'bounced' || message.state === 'failed') {
    return { label: message.state === 'bounced' ? 'Came back' : 'Failed', tone: 'action' }
  }
  return { label: stateText(message.state), tone: 'done' }
}
