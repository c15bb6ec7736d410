import { recordAudit } from '../../db/access/audit-store.js'
import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { insertServicePoint } from '../../db/connections/place-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'

/** Makes the point a connection leads to, where its premise has none for the service. Returns its number. */
export async function makeServicePoint(tx: Transaction, order: ConnectionRow, by: ChangedBy): Promise<string> {
  const point = { premiseId: order.premiseId, service: order.service, inServiceOn: by.today }
  const servicePointId = await insertServicePoint(tx, point)
  await recordAudit(tx, {
    actor: by.actor,
    action: 'premises.service_point.add',
    subjectKind: 'premise',
    subjectId: order.premiseId,
    reason: `Connection ${order.connectionOrderId}`,
    after: { servicePointId, ...point },
  })
  return servicePointId
}
