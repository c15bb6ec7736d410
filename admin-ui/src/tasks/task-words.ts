import { stateText } from '../presentation/state-tone.js'

const QUEUES: Readonly<Record<string, string>> = {
  call_back: 'Call back',
  field_check: 'Check in the field',
  billing_question: 'Billing question',
  complaint: 'Complaint',
  data_correction: 'Correct data',
  other: 'Other',
}

export const HAND_QUEUES = ['call_back', 'field_check', 'billing_question', 'complaint', 'data_correction', 'other'] as const

export const queueText = (queue: string): string => QUEUES[queue] ?? stateText(queue.toLowerCase())
