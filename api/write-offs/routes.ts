import { decideProposal } from '../../activities/write-offs/decide-proposal.js'
import { proposeWriteOff } from '../../activities/write-offs/propose-write-off.js'
import { takeBackWriteOff } from '../../activities/write-offs/take-back-write-off.js'
import { listWriteOffs, readWriteOff, totalOfWriteOffs, WRITE_OFF_COLUMNS } from '../../db/write-offs/write-off-list.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import { traceJson } from '../collections/decision.js'
import { found, notFound } from '../errors.js'
import { amount, closed, key, listOf, oneOf, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { type DecidedProposalJson, decidedProposal, writeOffPage, writeOffRecord, writeOffTotals } from './contract.js'

const TAG = 'write-offs'
const params = closed({ id: serial() })

const list = route({
  method: 'GET',
  url: '/write-offs',
  permission: 'collections.read',
  tag: TAG,
  summary: 'List write-offs and proposals',
  query: listQuery,
  response: listAnswer(writeOffRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, WRITE_OFF_COLUMNS)
    const page = await listWriteOffs(deps.pool, window)
    return sendList(reply, { ...page, resource: 'write-offs', offset: window.offset })
  },
})

const totals = route({
  method: 'GET',
  url: '/write-off-totals',
  permission: 'collections.read',
  tag: TAG,
  summary: 'Read what write-offs come to',
  description: 'Of all that match the filter of the list.',
  query: listQuery,
  response: writeOffTotals,
  handler: async ({ deps, query }) => totalOfWriteOffs(deps.pool, parseList(query, WRITE_OFF_COLUMNS)),
})

const read = route({
  method: 'GET',
  url: '/write-offs/:id',
  permission: 'collections.read',
  tag: TAG,
  summary: 'Read a write-off',
  description: 'With every rule that was tested, the accounts that bear it, and what came back.',
  params,
  response: writeOffPage,
  handler: async ({ deps, params: { id }, may }) => {
    const page = found(await readWriteOff(deps.pool, id))
    return {
      ...page,
      trace: traceJson(page.trace, may('collections.read_protections')),
      lines: page.lines.map((line) => ({ ...line })),
      recoveries: page.recoveries.map((recovery) => ({ ...recovery })),
    }
  },
})

const propose = route({
  method: 'POST',
  url: '/accounts/:id/write-offs',
  permission: 'collections.propose_write_off',
  tag: TAG,
  summary: 'Propose to write off the balance of a closed account',
  description: 'Before its time, and for somebody else to agree to.',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({ cause: oneOf(['uncollectible', 'deceased'] as const), reason: reason() }),
  response: closed({ writeOffId: serial(), amount: amount() }),
  handler: async ({ deps, params: { id }, body, command }) =>
    proposeWriteOff(deps.pool, command({ accountId: id, cause: body.cause }, body.reason)),
})

const decide = route({
  method: 'POST',
  url: '/write-offs/decide',
  permission: 'collections.write_off',
  tag: TAG,
  summary: 'Approve or reject proposals',
  description:
    'Each by itself: what is refused of some does not keep the others; 404 where none of them is there. A supervisor decides on any amount.',
  idempotent: true,
  body: closed({
    ids: listOf(serial(), 200, { min: 1 }),
    act: oneOf(['approve', 'reject'] as const),
    reason: reason(),
  }),
  response: listOf(decidedProposal, 200),
  handler: async ({ deps, body, command, may }) => {
    const mayDecideAny = may('collections.write_off_any')
    const answers: DecidedProposalJson[] = []
    for (const writeOffId of new Set(body.ids)) {
      const one = command({ writeOffId, act: body.act, mayDecideAny }, body.reason)
      answers.push(await decidedOne(decideProposal(deps.pool, { ...one, key: `${one.key}/${writeOffId}` }), writeOffId))
    }
    if (answers.every(({ code }) => code === 'NOT_FOUND')) throw notFound()
    return answers
  },
})

async function decidedOne(deciding: Promise<unknown>, id: number): Promise<DecidedProposalJson> {
  try {
    await deciding
    return { id, isDone: true, code: null, message: null }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    return { id, isDone: false, code: error.refusal.code, message: error.refusal.message }
  }
}

const takeBack = route({
  method: 'POST',
  url: '/write-offs/:id/take-back',
  permission: 'collections.write_off_any',
  tag: TAG,
  summary: 'Take a write-off back',
  description: 'What still stands of it is owed again where it stood.',
  idempotent: true,
  params,
  body: closed({ reason: reason() }),
  response: closed({ writeOffId: serial(), accountId: text(64), amount: amount() }),
  handler: async ({ deps, params: { id }, body, command }) =>
    takeBackWriteOff(deps.pool, command({ writeOffId: id }, body.reason)),
})

export const writeOffRoutes: readonly Route[] = [list, totals, read, propose, decide, takeBack]
