import { Type } from 'typebox'
import { AUDIT_COLUMNS, type AuditEntry, listAudit, listAuditActions, loadAudit } from '../../db/access/audit-list.js'
import { found } from '../errors.js'
import { closed, nullable, serial, text, timestamp } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { subjectPath } from '../subject-pages.js'

const entry = closed({
  id: Type.Integer(),
  at: timestamp(),
  businessDate: nullable(text(10)),
  actorKind: text(20),
  actorId: text(64),
  actorName: text(200),
  action: text(100),
  subjectKind: text(60),
  subjectId: text(200),
  /** Page of the console that shows it. */
  subjectPath: nullable(text(300)),
  reason: text(1000),
  before: Type.Unknown({ description: 'What it was; null for a new thing' }),
  after: Type.Unknown({ description: 'What it became' }),
  requestId: nullable(text(64)),
})

function answerOf(row: AuditEntry) {
  return { ...row, subjectPath: subjectPath(row), at: row.at.toISOString() }
}

const getAudit = route({
  method: 'GET',
  url: '/audit',
  permission: 'access.read_audit',
  tag: 'access',
  summary: 'List the audit',
  description:
    'Filter by subjectKind, subjectId, actorId, actorKind, actorName, action, reason, requestId, from and to (days, both included).',
  query: listQuery,
  response: listAnswer(entry),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, AUDIT_COLUMNS)
    const page = await listAudit(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(answerOf), total: page.total, resource: 'audit', offset: window.offset })
  },
})

const getAuditEntry = route({
  method: 'GET',
  url: '/audit/:id',
  permission: 'access.read_audit',
  tag: 'access',
  summary: 'Read an audit row',
  params: closed({ id: serial() }),
  response: entry,
  handler: async ({ deps, params }) => answerOf(found(await loadAudit(deps.pool, params.id))),
})

const getAuditActions = route({
  method: 'GET',
  url: '/audit-actions',
  permission: 'access.read_audit',
  tag: 'access',
  summary: 'List the kinds of acts the audit knows',
  response: Type.Array(text(100), { maxItems: 1000 }),
  handler: async ({ deps }) => listAuditActions(deps.pool),
})

export const auditRoutes: readonly Route[] = [getAudit, getAuditEntry, getAuditActions]
