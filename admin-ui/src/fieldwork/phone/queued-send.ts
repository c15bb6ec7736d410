import type { FieldOrderJson, ResultBodyJson } from '../../../../api/fieldwork/contract.js'

/** Why the office did not take something. */
export interface OfficeRefusal {
  readonly code: string
  readonly sentence: string
  readonly facts: Readonly<Record<string, unknown>>
}

interface Queued {
  /** Made on the device; the office takes what has it once. */
  readonly key: string
  readonly userId: string
  readonly orderId: string
  /** What people call it: kind of work and address. */
  readonly title: string
  readonly refusal: OfficeRefusal | null
}

/** Something that was done and waits to be sent. */
export type NewSend =
  | (Queued & { readonly kind: 'start' | 'arrive' })
  | (Queued & { readonly kind: 'file'; readonly file: 'photo' | 'signature'; readonly blob: Blob })
  | (Queued & { readonly kind: 'result'; readonly body: ResultBodyJson })

/** In the order in which it was done: `seq` grows. */
export type QueuedSend = NewSend & { readonly seq: number }

/**
 * What is sent next: the oldest, and of each order everything in its order. A photo or a result that was refused holds up what
 * comes after it for the same order, and nothing else; that the crew set out or arrived is never worth waiting for.
 */
export function nextToSend(queue: readonly QueuedSend[], userId: string): QueuedSend | undefined {
  const held = new Set<string>()
  for (const entry of queue) {
    if (entry.userId !== userId) continue
    const { refusal, orderId, kind } = entry
    if (refusal === null && !held.has(orderId)) return entry
    if (refusal !== null && (kind === 'file' || kind === 'result')) held.add(orderId)
  }
  return undefined
}

/** Beyond the states the office knows: done here and not sent yet, or sent and not taken. */
export type StateOnDevice = FieldOrderJson['state'] | 'result_waits' | 'result_refused'

/** How an order stands by what was done on this device, whether the office knows it yet or not. */
export function stateOnDevice(order: FieldOrderJson, queue: readonly QueuedSend[]): StateOnDevice {
  const all = queue.filter((entry) => entry.orderId === order.id)
  const own = all.filter((entry) => entry.refusal === null)
  if (all.some(({ kind, refusal }) => refusal !== null && (kind === 'file' || kind === 'result'))) return 'result_refused'
  if (own.some(({ kind }) => kind === 'result')) return 'result_waits'
  if (own.some(({ kind }) => kind === 'arrive')) return 'on_site'
  if (own.some(({ kind }) => kind === 'start') && order.state !== 'on_site') return 'en_route'
  return order.state
}

/** How an order stands in the office once the office has taken this. */
export function stateAfter(order: FieldOrderJson, taken: NewSend): FieldOrderJson['state'] {
  switch (taken.kind) {
    case 'start':
      return order.state === 'on_site' ? 'on_site' : 'en_route'
    case 'arrive':
      return 'on_site'
    case 'file':
      return order.state
    case 'result': {
      const { resultCode } = taken.body
      return order.type.resultCodes.find(({ code }) => code === resultCode)?.outcome ?? order.state
    }
  }
}

/** Results that wait to be sent, as the bar counts them. */
export function waitingResults(queue: readonly QueuedSend[]): number {
  return queue.filter((entry) => entry.kind === 'result' && entry.refusal === null).length
}
