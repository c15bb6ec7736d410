import { done, type Outcome, refused } from '../kernel/outcome.js'

export const PERMIT_STATES = ['needed', 'requested', 'granted', 'refused', 'waived'] as const
export type PermitState = (typeof PERMIT_STATES)[number]

/** What a person may write down about a permit. `waive` is a supervisor's: the connection goes on without it. */
export const PERMIT_ACTS = ['request', 'grant', 'refuse', 'waive'] as const
export type PermitAct = (typeof PERMIT_ACTS)[number]

const STEPS: Readonly<Record<PermitAct, { readonly from: readonly PermitState[]; readonly to: PermitState }>> = {
  request: { from: ['needed', 'refused'], to: 'requested' },
  // Some come without anybody having noted the request.
  grant: { from: ['needed', 'requested', 'refused'], to: 'granted' },
  refuse: { from: ['needed', 'requested'], to: 'refused' },
  waive: { from: ['needed', 'requested', 'refused'], to: 'waived' },
}

/** The state a permit goes to. Refuses PERMIT_STATE where its state does not know the act. */
export function movePermit(
  permit: { readonly title: string; readonly state: PermitState },
  act: PermitAct,
): Outcome<PermitState, 'PERMIT_STATE'> {
  const step = STEPS[act]
  if (step.from.includes(permit.state)) return done(step.to)
  return refused('PERMIT_STATE', `${permit.title} is ${permit.state} by now; load the page again and see what happened.`, {
    state: permit.state,
  })
}
