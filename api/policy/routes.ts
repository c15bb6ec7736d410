import { confirmRow } from '../../activities/policy/confirm-row.js'
import { decideVersion } from '../../activities/policy/decide-version.js'
import { draftPack } from '../../activities/policy/draft-pack.js'
import { widerPacks } from '../../activities/policy/wider-packs.js'
import { confirmationsOf, findVersionDocument, listPacks, PACK_COLUMNS, packVersions } from '../../db/policy/pack-reads.js'
import { PARAMETER_SUBJECTS, PARAMETERS } from '../../domain/policy/parameters.js'
import { actsOf } from '../../domain/policy/version-acts.js'
import { found } from '../errors.js'
import { closed, key, localDate, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { PACK_FILE_MAX, packPage, packRecord, versionAnswer, versionPage } from './contract.js'
import { placedRows, rowJson } from './policy-json.js'
import { questionRoutes } from './question-routes.js'
import { Type } from 'typebox'

const ofVersion = closed({ id: key(), version: serial() })

const list = route({
  method: 'GET',
  url: '/policy-packs',
  permission: 'policy.read',
  tag: 'policy',
  summary: 'List policy packs',
  query: listQuery,
  response: listAnswer(packRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, PACK_COLUMNS)
    const page = await listPacks(deps.pool, window)
    return sendList(reply, { ...page, resource: 'policy-packs', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/policy-packs/:id',
  permission: 'policy.read',
  tag: 'policy',
  summary: 'Read a policy pack and its versions',
  params: closed({ id: key() }),
  response: packPage,
  handler: async ({ deps, params }) => {
    const versions = await packVersions(deps.pool, params.id)
    const newest = found(versions[0])
    return {
      id: params.id,
      name: newest.name,
      level: newest.level,
      jurisdiction: newest.jurisdiction,
      isExample: newest.isExample,
      versions: versions.map(({ name: _, level: _level, jurisdiction: _jurisdiction, isExample, ...version }) => ({
        ...version,
        draftedAt: version.draftedAt.toISOString(),
        acts: actsOf({ state: version.state, isExample }),
      })),
    }
  },
})

const readVersion = route({
  method: 'GET',
  url: '/policy-packs/:id/versions/:version',
  permission: 'policy.read',
  tag: 'policy',
  summary: 'Read what a version of a policy pack says',
  params: ofVersion,
  response: versionPage,
  handler: async ({ deps, params }) => {
    const document = found(await findVersionDocument(deps.pool, params.id, params.version))
    const standing = found((await packVersions(deps.pool, params.id)).find(({ version }) => version === params.version))
    const wider = await widerPacks(deps.pool, document)
    const own = { version: params.version, document }
    const confirmations = await confirmationsOf(
      deps.pool,
      [own, ...wider].map((each) => ({ pack: each.document.pack, version: each.version })),
    )
    const rows = placedRows(own)
    const widerRows = wider.toReversed().flatMap(placedRows)
    return {
      id: params.id,
      name: document.name,
      version: params.version,
      state: standing.state,
      entity: document.entity ?? null,
      extends: [...(document.extends ?? [])],
      readOn: document.read_on,
      note: document.note ?? null,
      subjects: PARAMETER_SUBJECTS.map(({ title, keys }) => ({
        title,
        rows: keys.flatMap((name) =>
          rows
            .filter(({ row }) => row.key === name)
            .map((placed) => ({
              ...rowJson(placed, confirmations),
              means: PARAMETERS[name].means,
              overrides: widerRows.filter(({ row }) => row.key === name).map((other) => rowJson(other, confirmations)),
            })),
        ),
      })).filter((subject) => subject.rows.length > 0),
      document,
    }
  },
})

const handIn = route({
  method: 'POST',
  url: '/policy-packs',
  permission: 'policy.propose',
  tag: 'policy',
  summary: 'Hand in a policy pack file',
  description: 'Adds it as the next version of its pack, a draft that governs nothing until it is proposed and released.',
  idempotent: true,
  status: 201,
  body: closed({ file: text(PACK_FILE_MAX, { min: 1, description: 'The pack file as it was written' }), reason: reason() }),
  response: closed({ pack: text(64), version: serial() }),
  handler: async ({ deps, body, command }) => draftPack(deps.pool, command({ file: body.file }, body.reason)),
})

const propose = route({
  method: 'POST',
  url: '/policy-packs/:id/versions/:version/propose',
  permission: 'policy.propose',
  tag: 'policy',
  summary: 'Propose a version of a policy pack',
  idempotent: true,
  params: ofVersion,
  body: closed({ reason: reason() }),
  response: versionAnswer,
  handler: async ({ deps, params, body, command }) =>
    decideVersion(deps.pool, command({ pack: params.id, version: params.version, act: 'propose' as const }, body.reason)),
})

const decide = (act: 'return' | 'release' | 'withdraw', summary: string, description: string): Route =>
  route({
    method: 'POST',
    url: `/policy-packs/:id/versions/:version/${act}`,
    permission: 'policy.release',
    tag: 'policy',
    summary,
    description,
    idempotent: true,
    params: ofVersion,
    body: closed({
      on: optional(localDate('First day it governs, or no longer does; today where it is left out')),
      reason: reason(),
    }),
    response: versionAnswer,
    handler: async ({ deps, params, body, command }) => {
      const input = { pack: params.id, version: params.version, act, ...(body.on === undefined ? {} : { on: body.on }) }
      return decideVersion(deps.pool, command(input, body.reason))
    },
  })

const confirm = route({
  method: 'POST',
  url: '/policy-packs/:id/versions/:version/confirm',
  permission: 'policy.propose',
  tag: 'policy',
  summary: 'Confirm a row whose source was read',
  idempotent: true,
  params: ofVersion,
  body: closed({
    row: Type.Integer({ minimum: 0, maximum: 100_000, description: 'Place of the row in the pack, from 0' }),
    confirmedBy: text(200, { min: 3, description: 'Who read the source' }),
    confirmedOn: localDate(),
    source: text(1000, { min: 3, description: 'What was read' }),
  }),
  response: closed({ pack: text(64), row: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, params, body, command }) =>
    confirmRow(deps.pool, command({ pack: params.id, version: params.version, ...body }, 'Source read')),
})

export const policyRoutes: readonly Route[] = [
  list,
  read,
  readVersion,
  handIn,
  propose,
  decide('return', 'Return a proposed version', 'It is a draft again.'),
  decide('release', 'Release a proposed version', 'By another person than proposed it. It governs from the day on.'),
  decide('withdraw', 'Withdraw a version', 'Where it governed, the version before holds again from the day on.'),
  confirm,
  ...questionRoutes,
]
