import { Type } from 'typebox'
import { openBulkMoves } from '../../activities/services/open-bulk-moves.js'
import { BULK_COLUMNS, BULK_ROWS_MAX } from '../../domain/services/bulk-moves.js'
import { closed, key, listOf, reason } from '../fields.js'
import { type Route, route } from '../route.js'

const bulk = route({
  method: 'POST',
  url: '/service-requests/bulk',
  permission: 'services.request',
  tag: 'services',
  summary: 'Open the moves of a file, all of them or none',
  description: `Comma-separated values with a header; columns: ${BULK_COLUMNS.join(', ')}. Refused with a finding for each row that cannot be (\`facts.findings\`).`,
  idempotent: true,
  status: 201,
  body: closed({ csv: Type.String({ minLength: 1, maxLength: 200_000 }), reason: reason() }),
  response: closed({
    requests: listOf(closed({ line: Type.Integer(), requestId: key(), accountId: key() }), BULK_ROWS_MAX),
  }),
  handler: async ({ deps, body: { csv, reason: why }, command }) => {
    const { requests } = await openBulkMoves(deps.pool, command({ csv }, why))
    return { requests: [...requests] }
  },
})

export const bulkRoutes: readonly Route[] = [bulk]
