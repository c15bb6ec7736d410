import type { Decimal } from '../kernel/decimal.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { WriteOffApproval } from './write-off-facts.js'

/** Whether a person may approve or reject a proposal: it stands, it is not their own, and its amount is within their limit. */
export function mayDecide(
  proposal: {
    readonly writeOffId: number
    readonly state: string
    readonly amount: Decimal
    readonly approval: WriteOffApproval
    readonly proposedBy: string
  },
  who: { readonly by: string; readonly mayDecideAny: boolean },
): Outcome<true> {
  const { writeOffId, state } = proposal
  if (state !== 'proposed') return refused('WRITE_OFF_DECIDED', `Write-off ${writeOffId} is ${state}.`, { state })
  if (proposal.proposedBy === who.by) {
    return refused('WRITE_OFF_OWN_PROPOSAL', 'Whoever proposed a write-off does not decide on it.')
  }
  if (proposal.approval === 'supervisor' && !who.mayDecideAny) {
    return refused('WRITE_OFF_LIMIT', `A write-off of ${proposal.amount.toFixed(2)} is decided by a supervisor.`)
  }
  return done(true as const)
}
