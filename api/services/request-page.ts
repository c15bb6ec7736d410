import { standingOf } from '../../activities/services/act-on-request.js'
import { isMissing, loadMove } from '../../activities/services/load-move.js'
import { ordersOf } from '../../db/fieldwork/work-order-store.js'
import type { Queryable } from '../../db/pool.js'
import { findServiceRequest } from '../../db/services/request-reads.js'
import { loadRequest, type PrerequisiteRow } from '../../db/services/request-store.js'
import type { Permission } from '../../domain/access/permissions.js'
import { mayAct, REQUEST_ACTS, type RequestAct, type RequestStanding } from '../../domain/services/request-acts.js'
import { moveWorkflowId } from '../../workflows/services/contract.js'
import { found } from '../errors.js'
import type { ServiceRequestPageJson } from './request-contract.js'

type May = (permission: Permission) => boolean

/** Acts with their buttons, in the order they are offered. */
export const ACT_WORDS: Readonly<Record<RequestAct, { readonly label: string; readonly permission: Permission }>> = {
  reschedule: { label: 'Reschedule', permission: 'services.request' },
  amend: { label: 'Amend', permission: 'services.request' },
  give_read: { label: 'Enter a read', permission: 'services.request' },
  meet_prerequisite: { label: 'Confirm a prerequisite', permission: 'services.request' },
  override_prerequisite: { label: 'Waive a prerequisite', permission: 'services.override' },
  pay_refund: { label: 'Pay the refund', permission: 'services.refund' },
  cancel: { label: 'Cancel the request', permission: 'services.request' },
}

/** Everything about one request, with who may do what now. */
export async function readServiceRequest(db: Queryable, requestId: string, may: May): Promise<ServiceRequestPageJson> {
  const record = found(await findServiceRequest(db, requestId))
  const request = found(await loadRequest(db, requestId))
  const move = await loadMove(db, request)
  const standing = standingOf(move)
  const orders = await ordersOf(db, moveWorkflowId(requestId))
  return {
    ...record,
    version: request.version,
    isNewAccount: request.isNewAccount,
    forwarding: request.forwarding,
    prerequisites: move.prerequisites.map((row) => prerequisiteJson(row, standing, may)),
    agreements: move.parts.map((part) => ({
      agreementId: part.agreementId,
      act: part.act,
      party: part.party,
      accountId: part.accountId,
      service: part.service,
      servicePointId: part.servicePointId,
      premiseId: part.premiseId,
      tariffCode: part.tariffCode,
      state: part.state,
      onDate: part.onDate,
      doneOn: part.doneOn,
    })),
    reads: move.switches.flatMap((each) =>
      each.registers.map((register) => ({
        servicePointId: register.servicePointId,
        meterId: register.meterId,
        register: register.register,
        unit: register.unit,
        readOn: register.readOn,
        value: register.value,
        kind: register.kind,
        isMissing: !each.isDone && isMissing(register, each.ends),
        isRemoteCapable: register.isRemoteCapable,
      })),
    ),
    workOrders: orders.map(({ workOrderId, typeCode, state, resultCode, completedOn }) => ({
      workOrderId,
      typeCode,
      state,
      resultCode,
      completedOn,
    })),
    leaving: move.leaving.map(({ accountId, balance, isClosed }) => ({ accountId, balance, isClosed })),
    processId: moveWorkflowId(requestId),
    mayDo: REQUEST_ACTS.map((act) => ({ act, ...ACT_WORDS[act], ...mayNow(act, standing, may) })),
  }
}

function mayNow(act: RequestAct, standing: RequestStanding, may: May): { isAllowed: boolean; disabledReason: string | null } {
  const decided = mayAct(act, standing)
  return { isAllowed: may(ACT_WORDS[act].permission), disabledReason: decided.ok ? null : decided.refusal.message }
}

function prerequisiteJson(
  row: PrerequisiteRow,
  standing: RequestStanding,
  may: May,
): ServiceRequestPageJson['prerequisites'][number] {
  const decided = row.state === 'open' ? null : `It is ${row.state} already.`
  const byPayment = row.prerequisite === 'identity' || row.prerequisite === 'inspection' ? null : 'It is met by payment.'
  const meet = mayNow('meet_prerequisite', standing, may)
  const override = mayNow('override_prerequisite', standing, may)
  return {
    prerequisite: row.prerequisite,
    state: row.state,
    ...debtJson(row.facts),
    decidedOn: row.decidedOn,
    decidedBy: row.decidedBy,
    reason: row.reason,
    mayMeet: { ...meet, disabledReason: meet.disabledReason ?? decided ?? byPayment },
    mayOverride: { ...override, disabledReason: override.disabledReason ?? decided },
  }
}

/** Amount and accounts as a prerequisite's facts hold them. */
export function debtJson(facts: Readonly<Record<string, unknown>>): {
  amount: string | null
  accounts: { accountId: string; amount: string }[]
} {
  return {
    amount: typeof facts.amount === 'string' ? facts.amount : null,
    accounts: Array.isArray(facts.accounts) ? (facts.accounts as { accountId: string; amount: string }[]) : [],
  }
}
