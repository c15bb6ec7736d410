import { standingOf } from '../../activities/services/act-on-request.js'
import { loadMove } from '../../activities/services/load-move.js'
import { loadRequest } from '../../db/services/request-store.js'
import { mayAct, REQUEST_ACTS } from '../../domain/services/request-acts.js'
import type { ActsOfKind } from '../processes/process-act.js'
import { ACT_WORDS } from './request-page.js'

/** What may be done to a move. Every act needs more than a reason, so it is done on the request's own page. */
export const moveActs: ActsOfKind = async (db, process) => {
  const request = await loadRequest(db, process.subjectId)
  if (request === undefined) return []
  const standing = standingOf(await loadMove(db, request))
  return REQUEST_ACTS.map((act) => {
    const decided = mayAct(act, standing)
    return {
      act,
      ...ACT_WORDS[act],
      how: 'page',
      path: `/service-requests/${encodeURIComponent(process.subjectId)}/show`,
      needsReason: false,
      isDangerous: act === 'cancel',
      consequence: '',
      disabledReason: decided.ok ? null : decided.refusal.message,
    }
  })
}
