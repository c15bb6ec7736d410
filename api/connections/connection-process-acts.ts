import { loadConnectionService } from '../../activities/connections/load-connection-service.js'
import { standingOf } from '../../activities/connections/lock-for-act.js'
import { findConnection } from '../../db/connections/connection-store.js'
import { type ConnectionAct, mayAct } from '../../domain/connections/connection-acts.js'
import type { ActsOfKind, ProcessAct } from '../processes/process-act.js'
import { ACT_PERMISSIONS } from './connection-page.js'

/** What may be done to a connection from its process; what needs figures is done on its own page. */
export const connectionProcessActs: ActsOfKind = async (db, process) => {
  const order = await findConnection(db, process.subjectId)
  if (order === undefined) return []
  const { rules } = await loadConnectionService(db)
  const standing = await standingOf(db, order, rules)
  const base = `/connections/${encodeURIComponent(order.connectionOrderId)}`
  const actOf = (
    act: ConnectionAct,
    words: Pick<ProcessAct, 'label' | 'consequence'> & { readonly onPage?: boolean },
  ): ProcessAct => {
    const decided = mayAct(act, standing)
    const { onPage = false, ...said } = words
    return {
      act,
      ...said,
      permission: ACT_PERMISSIONS[act],
      how: onPage ? 'page' : 'post',
      path: onPage ? `${base}/show` : `${base}/${act}`,
      needsReason: !onPage,
      isDangerous: act === 'cancel',
      disabledReason: decided.ok ? null : decided.refusal.message,
    }
  }
  return [
    actOf('go_back', { label: 'Go on, go back or change the scope', consequence: '', onPage: true }),
    actOf('override', {
      label: 'Go on without it',
      consequence: 'The connection goes on without what its stage waits for.',
    }),
    actOf('cancel', {
      label: 'Cancel the connection',
      consequence: 'Field work ends. What was charged is taken back but for what the rules keep in this stage.',
    }),
  ]
}
