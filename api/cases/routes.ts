import { caseClock } from '../../activities/cases/case-clock.js'
import { decideCase, type CaseDecision } from '../../activities/cases/decide-case.js'
import { disputeAmount } from '../../activities/cases/dispute-amount.js'
import { linkCase } from '../../activities/cases/link-case.js'
import { openCase } from '../../activities/cases/open-case.js'
import { CASE_COLUMNS, caseLinks, caseLog, findCase, listCases, loadCaseTypeFiles } from '../../db/cases/case-reads.js'
import { CASE_SUBJECTS } from '../../db/cases/case-subject-store.js'
import { disputedAmount } from '../../db/cases/dispute-store.js'
import { assignees } from '../../db/tasks/task-reads.js'
import { PERMISSIONS } from '../../domain/access/permissions.js'
import { CASE_OUTCOMES, type CaseAct } from '../../domain/cases/case-acts.js'
import { caseTypes } from '../../domain/cases/case-types.js'
import { found, InvalidRequest } from '../errors.js'
import { amount, closed, key, listOf, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { subjectPath } from '../subject-pages.js'
import { assignee } from '../tasks/contract.js'
import { caseJson } from './case-json.js'
import { CASE_STATES, casePage, caseRecord, caseType } from './contract.js'

const list = route({
  method: 'GET',
  url: '/cases',
  permission: 'cases.read',
  tag: 'cases',
  summary: 'List cases',
  query: listQuery,
  response: listAnswer(caseRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, CASE_COLUMNS)
    const page = await listCases(deps.pool, window)
    const clock = await caseClock(deps.pool)
    return sendList(reply, { rows: page.rows.map(caseJson(clock)), total: page.total, resource: 'cases', offset: window.offset })
  },
})

const types = route({
  method: 'GET',
  url: '/case-types',
  permission: 'cases.read',
  tag: 'cases',
  summary: 'List types of cases',
  response: listOf(caseType, 100),
  handler: async ({ deps }) => caseTypes(await loadCaseTypeFiles(deps.pool)),
})

const read = route({
  method: 'GET',
  url: '/cases/:id',
  permission: 'cases.read',
  tag: 'cases',
  summary: 'Read a case',
  params: closed({ id: serial() }),
  response: casePage,
  handler: async ({ deps, params }) => {
    const entry = found(await findCase(deps.pool, params.id))
    const log = await caseLog(deps.pool, params.id)
    return {
      ...caseJson(await caseClock(deps.pool))(entry),
      log: log.map(({ recordedAt, ...one }) => ({ ...one, recordedAt: recordedAt.toISOString() })),
      links: (await caseLinks(deps.pool, params.id)).map((link) => ({ ...link, path: subjectPath(link) })),
      accountDisputed: await disputedAmount(deps.pool, entry.accountId),
      holdsCollection: entry.holdsCollection,
    }
  },
})

const subject = { subjectKind: oneOf(CASE_SUBJECTS), subjectId: key() }

const open = route({
  method: 'POST',
  url: '/cases',
  permission: 'cases.work',
  tag: 'cases',
  summary: 'Open a case',
  idempotent: true,
  status: 201,
  body: closed({
    accountId: key(),
    typeCode: text(40, { min: 1 }),
    summary: text(500, { min: 3 }),
    body: optional(nullable(text(20_000))),
    disputed: optional(nullable(amount('Not collected while the case is open'))),
    itemId: optional(nullable(serial('The open item that is disputed'))),
    links: optional(listOf(closed(subject), 20)),
  }),
  response: closed({ caseId: serial() }),
  handler: async ({ deps, body, command }) =>
    openCase(
      deps.pool,
      command({
        accountId: body.accountId,
        typeCode: body.typeCode,
        summary: body.summary,
        body: body.body ?? null,
        disputed: body.disputed ?? null,
        itemId: body.itemId ?? null,
        links: body.links ?? [],
      }),
    ),
})

const decide = route({
  method: 'POST',
  url: '/cases/:id/acts',
  permission: 'cases.work',
  tag: 'cases',
  summary: 'Take, hand over, note, let wait, resume, close or open a case again',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({
    act: oneOf(['take', 'hand_over', 'note', 'wait', 'resume', 'close', 'reopen']),
    outcome: optional(oneOf(CASE_OUTCOMES, 'Of a case that is closed')),
    toUserId: optional(key('Who gets a case that is handed over')),
    body: optional(nullable(text(20_000))),
  }),
  response: closed({ caseId: serial(), state: oneOf(CASE_STATES) }),
  handler: async ({ deps, params, body, command }) => {
    const { caseId, state } = await decideCase(
      deps.pool,
      command({ caseId: params.id, decision: actOf(body), body: body.body ?? null }),
    )
    return { caseId, state: state as (typeof CASE_STATES)[number] }
  },
})

function actOf(body: {
  act: CaseAct['act']
  outcome?: (typeof CASE_OUTCOMES)[number]
  toUserId?: string
  body?: string | null
}): CaseDecision {
  if (body.act === 'hand_over') {
    if (body.toUserId === undefined) throw new InvalidRequest([{ field: 'body/toUserId', message: 'must say who gets it' }])
    return { act: 'hand_over', toUserId: body.toUserId }
  }
  if (body.act === 'note' && (body.body ?? '').trim() === '') {
    throw new InvalidRequest([{ field: 'body/body', message: 'must say what is to be noted' }])
  }
  if (body.act !== 'close') return { act: body.act }
  if (body.outcome === undefined) throw new InvalidRequest([{ field: 'body/outcome', message: 'must say how it ended' }])
  return { act: 'close', outcome: body.outcome }
}

const dispute = route({
  method: 'PUT',
  url: '/cases/:id/dispute',
  permission: 'cases.work',
  tag: 'cases',
  summary: 'Change what a case disputes',
  params: closed({ id: serial() }),
  body: closed({
    amount: nullable(amount('Null lets go of what was held')),
    itemId: optional(nullable(serial())),
    reason: reason(),
  }),
  response: closed({ caseId: serial() }),
  handler: async ({ deps, params, body, command }) =>
    disputeAmount(
      deps.pool,
      command(
        { caseId: params.id, dispute: body.amount === null ? null : { amount: body.amount, itemId: body.itemId ?? null } },
        body.reason,
      ),
    ),
})

const link = route({
  method: 'POST',
  url: '/cases/:id/links',
  permission: 'cases.work',
  tag: 'cases',
  summary: 'Say what else a case is about',
  description: 'A bill, payment, order, request, meter or place. Linked twice it is linked once.',
  params: closed({ id: serial() }),
  body: closed({ ...subject, reason: optional(reason()) }),
  response: closed({ caseId: serial() }),
  handler: async ({ deps, params, body: { reason: why, ...linked }, command }) =>
    linkCase(deps.pool, command({ caseId: params.id, ...linked }, why)),
})

const people = route({
  method: 'GET',
  url: '/case-assignees',
  permission: 'cases.work',
  changesNothing: true,
  tag: 'cases',
  summary: 'List who may be given a case',
  response: listOf(assignee, 500),
  handler: async ({ deps }) => assignees(deps.pool, PERMISSIONS['cases.work'].roles),
})

export const caseRoutes: readonly Route[] = [list, types, read, open, decide, dispute, link, people]
