import { isLocalDate } from '../../../../domain/kernel/local-date.js'
import type { AccountRecordJson } from '../../../../api/customers/contract.js'
import type { PremisePageJson, PremiseRecordJson } from '../../../../api/premises/contract.js'
import type { WishJson } from '../../../../api/services/request-contract.js'
import { type AddressDraft, addressBody } from './address-draft.js'
import { type WhoDraft, whoBody } from './who-draft.js'

/** A service that begins: by another tariff than the last one where one is named. */
export interface ServicePick {
  readonly servicePointId: string
  readonly tariffCode?: string
}

/** Where and when service begins. `services` undefined: everything that was ever in use there. */
export interface ArriveDraft {
  readonly premise: PremiseRecordJson | null
  readonly startOn: string
  readonly movesOut: boolean
  readonly services: readonly ServicePick[] | undefined
}

/** Whose service ends, where and when. `points` undefined: all of it. */
export interface LeaveDraft {
  readonly account: AccountRecordJson | null
  readonly premiseId: string | null
  readonly points: readonly string[] | undefined
  readonly stopOn: string
  /** undefined: mail goes on to where it goes now. */
  readonly forwarding: AddressDraft | undefined
}

/** What is asked for so far: the request once it can be understood, and what is still to be filled in, in few words. */
export interface Asked {
  readonly wish: WishJson | undefined
  readonly missing: readonly string[]
}

export function moveIn(who: WhoDraft, arrive: ArriveDraft, place: PremisePageJson | undefined): Asked {
  const person = whoBody(who, place)
  const begins = arriveBody(arrive)
  const missing = [...begins.missing, ...person.missing]
  if (missing.length > 0) return { wish: undefined, missing }
  return { wish: { kind: 'move_in', ...begins.body, ...person.body }, missing }
}

export function moveOut(leave: LeaveDraft): Asked {
  const ends = leaveBody(leave)
  return { wish: ends.missing.length > 0 ? undefined : { kind: 'move_out', ...ends.body }, missing: ends.missing }
}

export function transfer(leave: LeaveDraft, arrive: ArriveDraft): Asked {
  const ends = leaveBody(leave)
  const begins = arriveBody(arrive)
  const missing = [...ends.missing, ...begins.missing]
  return { wish: missing.length > 0 ? undefined : { kind: 'transfer', ...ends.body, ...begins.body }, missing }
}

/** `resumeOn` may be empty: service is resumed when the customer says so. */
export function suspension(leave: LeaveDraft, resumeOn: string): Asked {
  const ends = leaveBody(leave)
  if (ends.missing.length > 0) return { wish: undefined, missing: ends.missing }
  return { wish: { kind: 'suspension', ...ends.body, ...(isLocalDate(resumeOn) ? { startOn: resumeOn } : {}) }, missing: [] }
}

type Body = Omit<WishJson, 'kind'>
interface Part {
  readonly body: Body
  readonly missing: readonly string[]
}

function arriveBody({ premise, startOn, movesOut, services }: ArriveDraft): Part {
  const missing = [
    ...(premise === null ? ['the place'] : []),
    ...(isLocalDate(startOn) ? [] : ['the first day']),
    ...(services?.length === 0 ? ['at least one service'] : []),
  ]
  const body: Body = {
    ...(premise === null ? {} : { premiseId: premise.id }),
    startOn,
    ...(movesOut ? { movesOut } : {}),
    ...(services === undefined ? {} : { services: [...services] }),
  }
  return { body, missing }
}

function leaveBody({ account, premiseId, points, stopOn, forwarding }: LeaveDraft): Part {
  const address = forwarding === undefined ? undefined : addressBody(forwarding)
  const missing = [
    ...(account === null ? ['the account'] : []),
    ...(account !== null && premiseId === null ? ['the place that is left'] : []),
    ...(points?.length === 0 ? ['at least one service'] : []),
    ...(isLocalDate(stopOn) ? [] : ['the last day']),
    ...(forwarding !== undefined && address === undefined ? ['the new address'] : []),
  ]
  const body: Body = {
    ...(account === null ? {} : { accountId: account.id }),
    ...(premiseId === null ? {} : { fromPremiseId: premiseId }),
    stopOn,
    ...(points === undefined ? {} : { stopPoints: [...points] }),
    ...(address === undefined ? {} : { forwarding: address }),
  }
  return { body, missing }
}
