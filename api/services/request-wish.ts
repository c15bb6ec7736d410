import type { MoveWish } from '../../activities/services/plan-move.js'
import { addressOf, newApplicantOf } from '../customers/new-customer.js'
import type { WishJson } from './request-contract.js'

/** A request's body as the use-case takes it: what was left out is null. */
export function wishOf(body: WishJson): MoveWish {
  return {
    kind: body.kind,
    accountId: body.accountId ?? null,
    customerId: body.customerId ?? null,
    newCustomer: body.newCustomer === undefined ? null : newApplicantOf(body.newCustomer),
    customerClass: body.customerClass ?? 'residential',
    delivery: body.delivery ?? 'post',
    premiseId: body.premiseId ?? null,
    fromPremiseId: body.fromPremiseId ?? null,
    startOn: body.startOn ?? null,
    stopOn: body.stopOn ?? null,
    movesOut: body.movesOut ?? false,
    services: body.services?.map((each) => ({ ...each, tariffCode: each.tariffCode ?? null })) ?? null,
    stopPoints: body.stopPoints ?? null,
    forwarding: body.forwarding === undefined ? null : addressOf(body.forwarding),
  }
}
