import type { LocalDate } from '../../kernel/local-date.js'
import { done, type Outcome, refused } from '../../kernel/outcome.js'

/** Where a meter is in its life. It is `installed` while a register of it hangs somewhere; field work alone moves it there and away. */
export const DEVICE_STATES = ['stock', 'installed', 'removed', 'scrapped'] as const
export type DeviceState = (typeof DEVICE_STATES)[number]

/** What the warehouse does with a meter that hangs nowhere. */
export const STOCK_ACTS = ['return', 'move', 'scrap'] as const
export type StockAct = (typeof STOCK_ACTS)[number]

/** A meter as an act finds it. */
export interface DeviceInHand {
  readonly meterId: string
  readonly state: DeviceState
  /** Last day on which it was taken out somewhere; null where it never hung. */
  readonly removedOn: LocalDate | null
  readonly lastTest: { readonly on: LocalDate; readonly result: 'passed' | 'failed' } | null
}

/**
 * The state an act leaves a meter in. A removed meter comes back to stock only after it has passed a test since it was removed, its last
 * one (DEVICE_NOT_TESTED); everything else that its state does not allow is DEVICE_STATE.
 */
export function stateAfter(device: DeviceInHand, act: StockAct): Outcome<DeviceState, 'DEVICE_STATE' | 'DEVICE_NOT_TESTED'> {
  const { meterId, state } = device
  if (act === 'move' && (state === 'stock' || state === 'removed')) return done(state)
  if (act === 'scrap' && (state === 'stock' || state === 'removed')) return done('scrapped')
  if (act === 'return' && state === 'removed') {
    if (hasPassedSinceRemoval(device)) return done('stock')
    return refused('DEVICE_NOT_TESTED', `Meter ${meterId} has passed no test since it was removed on ${device.removedOn}.`, {
      removedOn: device.removedOn,
      lastTest: device.lastTest,
    })
  }
  return refused('DEVICE_STATE', `${sentenceOf[state](meterId)} ${remedyOf[state]}`, { state })
}

/** The acts that `stateAfter` allows now. */
export function actsOn(device: DeviceInHand): StockAct[] {
  return STOCK_ACTS.filter((act) => stateAfter(device, act).ok)
}

/** Whether a crew may hang it up: it is in stock, and did not fail its last test. */
export function mayInstall(
  device: Pick<DeviceInHand, 'meterId' | 'state' | 'lastTest'>,
): Outcome<true, 'DEVICE_STATE' | 'DEVICE_FAILED_TEST'> {
  if (device.state !== 'stock') {
    return refused('DEVICE_STATE', `${sentenceOf[device.state](device.meterId)} ${remedyOf[device.state]}`, {
      state: device.state,
    })
  }
  if (device.lastTest?.result === 'failed') {
    return refused('DEVICE_FAILED_TEST', `Meter ${device.meterId} failed its test of ${device.lastTest.on}. Take another one.`, {
      testedOn: device.lastTest.on,
    })
  }
  return done(true)
}

function hasPassedSinceRemoval({ removedOn, lastTest }: DeviceInHand): boolean {
  return lastTest !== null && lastTest.result === 'passed' && (removedOn === null || lastTest.on >= removedOn)
}

const sentenceOf: Readonly<Record<DeviceState, (meterId: string) => string>> = {
  stock: (meterId) => `Meter ${meterId} is in stock already.`,
  installed: (meterId) => `Meter ${meterId} is installed.`,
  removed: (meterId) => `Meter ${meterId} was removed and has not come back to stock.`,
  scrapped: (meterId) => `Meter ${meterId} was scrapped.`,
}
const remedyOf: Readonly<Record<DeviceState, string>> = {
  stock: 'It can be moved, installed or scrapped.',
  installed: 'It leaves its place by an order that removes or exchanges it.',
  removed: 'Have it tested, then return it to stock or scrap it.',
  scrapped: 'Nothing more is done with it.',
}
