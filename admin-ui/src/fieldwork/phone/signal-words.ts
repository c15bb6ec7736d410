import type { PhoneState } from './phone.js'
import { waitingResults } from './queued-send.js'

export interface SignalWords {
  readonly tone: 'calm' | 'running' | 'waiting'
  readonly says: string
}

/** What the bar over the page says of the signal and of what waits to be sent. */
export function signalWords({
  queue,
  kept,
  hasSignal,
  isBusy,
}: Pick<PhoneState, 'queue' | 'kept' | 'hasSignal' | 'isBusy'>): SignalWords {
  const own = queue.filter((entry) => kept === undefined || entry.userId === kept.userId)
  const results = waitingResults(own)
  const others = own.filter((entry) => entry.kind !== 'result' && entry.refusal === null).length
  const what = results > 0 ? counted(results, 'result') : others > 0 ? counted(others, 'report') : undefined
  if (!hasSignal) {
    if (what === undefined) return { tone: 'waiting', says: 'No signal. You can go on working.' }
    const verb = (results > 0 ? results : others) === 1 ? 'waits' : 'wait'
    return { tone: 'waiting', says: `${what} ${verb} for signal` }
  }
  if (what !== undefined) return { tone: 'running', says: `Sending ${what}…` }
  const refused = own.filter((entry) => entry.refusal !== null).length
  if (refused > 0) return { tone: 'waiting', says: `${refused} not taken by the office` }
  if (isBusy) return { tone: 'running', says: 'Asking the office…' }
  return { tone: 'calm', says: 'Everything is sent' }
}

/** Entries of somebody else who used this phone before; they go out when that person signs in. */
export function entriesOfOthers({ queue, kept }: Pick<PhoneState, 'queue' | 'kept'>): number {
  return kept === undefined ? 0 : queue.filter((entry) => entry.userId !== kept.userId && entry.kind === 'result').length
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
