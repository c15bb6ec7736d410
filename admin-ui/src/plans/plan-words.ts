import type { PlanPageJson, PlanRecordJson } from '../../../api/plans/contract.js'

const STATES: Readonly<Record<PlanRecordJson['state'], string>> = {
  active: 'Being paid',
  kept: 'Kept',
  broken: 'Broken',
  cancelled: 'Cancelled',
}
export const planStateText = (state: PlanRecordJson['state']): string => STATES[state]

const SIGNED: Readonly<Record<PlanPageJson['signedBy'], string>> = {
  on_screen: 'typed on our screen',
  by_phone: 'read out and agreed to on the phone',
  online: 'typed online',
}
export const signedText = (by: PlanPageJson['signedBy']): string => SIGNED[by]

export const instalmentText = (number: number): string => (number === 0 ? 'Down payment' : `Instalment ${number}`)

export const planPath = (id: number): string => `/payment-plans/${id}/show`

const SENT: Readonly<Record<string, string>> = {
  email: 'sent by e-mail',
  sms: 'sent by text message',
  post: 'sent by letter',
  phone: 'read out in a call',
}
/** How an offer went out. */
export const sentText = (channel: string | null): string => (channel === null ? 'made' : (SENT[channel] ?? 'made'))
