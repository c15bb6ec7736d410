import { decideTariffVersion } from '../../activities/rating/decide-tariff-version.js'
import { readTariffFile } from '../../activities/rating/read-tariff-file.js'
import { draftTariffVersion, editTariffDraft } from '../../activities/rating/save-draft.js'
import { standingTariff } from '../../db/rating/tariff-reads.js'
import { countTariffUsers, listTariffUsers, TARIFF_USER_COLUMNS } from '../../db/rating/tariff-users.js'
import {
  findTariffVersion,
  importedRevisions,
  listTariffVersions,
  TARIFF_VERSION_COLUMNS,
  type TariffVersionDetail,
  tariffVersionEvents,
  tariffVersionsOf,
} from '../../db/rating/version-reads.js'
import { countBilledSegments } from '../../db/rating/version-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { changedDays, type DaySpan } from '../../domain/rating/release/changed-days.js'
import { tariffActsOf, type TariffVersionAct } from '../../domain/rating/release/version-acts.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { found } from '../errors.js'
import { closed, key, localDate, nullable, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { FILE_MAX } from './file-routes.js'
import { tariffTimelineOf, versionJson } from './tariff-timeline.js'
import {
  assumptions,
  tariffTimeline,
  tariffUserRecord,
  tariffVersionPage,
  tariffVersionRecord,
  versionDecision,
} from './version-contract.js'
import { Type } from 'typebox'

const ofVersion = closed({ id: key(), version: serial() })
const file = text(FILE_MAX, { min: 1, description: 'The tariff file as it was written; a draft may have problems yet' })
const fromRevision = Type.Integer({ minimum: 0, description: 'The revision the file was made from; 0: a new tariff' })
const saved = closed({ id: text(64), version: serial(), edition: serial() })

const list = route({
  method: 'GET',
  url: '/tariff-versions',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'List versions of tariffs',
  description: 'Of all tariffs, those that are drafts or proposed as well. What imports brought is not among them.',
  query: listQuery,
  response: listAnswer(tariffVersionRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, TARIFF_VERSION_COLUMNS)
    const page = await listTariffVersions(deps.pool, window)
    return sendList(reply, { ...page, rows: page.rows.map(versionJson), resource: 'tariff-versions', offset: window.offset })
  },
})

const timeline = route({
  method: 'GET',
  url: '/tariffs/:id/versions',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Read the time line of a tariff',
  description:
    'Its versions and what imports brought: state, publication, days in force, who made and approved each, who uses it.',
  params: closed({ id: key() }),
  response: tariffTimeline,
  handler: async ({ deps, params: { id } }) => {
    const { today } = found(await loadUtility(deps.pool))
    const entries = tariffTimelineOf(await tariffVersionsOf(deps.pool, id), await importedRevisions(deps.pool, id), today)
    found(entries[0])
    const { revision } = await standingTariff(deps.pool, id)
    const counted = []
    for (const entry of entries) {
      const { inForceFrom: from, inForceTo: to } = entry
      counted.push({ ...entry, users: from === null ? null : await countTariffUsers(deps.pool, id, { from, to }) })
    }
    return { tariff: id, revision, entries: counted }
  },
})

const read = route({
  method: 'GET',
  url: '/tariffs/:id/versions/:version',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Read a version of a tariff',
  params: ofVersion,
  response: tariffVersionPage,
  handler: async ({ deps, params, actor }) => {
    const utility = found(await loadUtility(deps.pool))
    const version = found(await findTariffVersion(deps.pool, params.id, params.version))
    const { file: written, assumptions: assumed, savedById, proposedById, ...record } = version
    const standing = await standingTariff(deps.pool, params.id)
    const { days, appliesToBill } = daysOf(version, standing.document)
    return {
      ...versionJson(record),
      effectiveFrom: days?.from ?? null,
      effectiveTo: days?.to ?? null,
      file: written,
      assumptions: [...assumed],
      events: (await tariffVersionEvents(deps.pool, params.id, params.version)).map(({ recordedAt, ...event }) => ({
        ...event,
        recordedAt: recordedAt.toISOString(),
      })),
      acts: tariffActsOf(version.state),
      isOwn: actor.id === savedById || actor.id === proposedById,
      standingRevision: standing.revision,
      billedSegments: await countBilledSegments(deps.pool, { tariff: params.id, appliesToBill, days, since: version.approvedAt }),
      users: days === null ? null : await countTariffUsers(deps.pool, params.id, days),
      noticeDays: (utility.settings as SettingsFile).tariffs?.notice_days ?? 0,
    }
  },
})

/** The days a version changes: of a draft as it is written now, where it is a tariff already. */
function daysOf(version: TariffVersionDetail, standing: unknown): { days: DaySpan | null; appliesToBill: boolean } {
  const { state, effectiveFrom, effectiveTo, appliesToBill } = version
  if (state === 'draft') {
    const reading = readTariffFile(version.file)
    if (!reading.ok) return { days: null, appliesToBill }
    const { tariff } = reading
    return { days: changedDays(standing as TariffFile | undefined, tariff), appliesToBill: tariff.applies_to === 'bill' }
  }
  return { days: effectiveFrom === null ? null : { from: effectiveFrom, to: effectiveTo }, appliesToBill }
}

const draft = route({
  method: 'POST',
  url: '/tariffs',
  permission: 'rating.write',
  tag: 'rating',
  summary: 'Save a tariff file as a draft',
  description:
    'It becomes the next version of its tariff, or the first of a new one. It bills nothing until it is proposed and another person approves it.',
  idempotent: true,
  status: 201,
  body: closed({
    file,
    fromRevision: optional(fromRevision),
    publishedOn: optional(localDate('From when on customers may see it; the day of its approval where it is left out')),
    assumptions: optional(assumptions),
    reason: reason(),
  }),
  response: saved,
  handler: async ({ deps, body: { reason: why, ...input }, command }) => draftTariffVersion(deps.pool, command(input, why)),
})

const edit = route({
  method: 'PUT',
  url: '/tariffs/:id/versions/:version',
  permission: 'rating.write',
  tag: 'rating',
  summary: 'Write a draft of a tariff anew',
  idempotent: true,
  params: ofVersion,
  body: closed({
    file,
    fromEdition: serial('The edition the change was made from'),
    fromRevision: optional(fromRevision),
    publishedOn: nullable(localDate('From when on customers may see it; null: from the day of its approval')),
    reason: optional(reason()),
  }),
  response: saved,
  handler: async ({ deps, params, body: { reason: why, ...input }, command }) =>
    editTariffDraft(deps.pool, command({ tariff: params.id, version: params.version, ...input }, why)),
})

const decide = (act: TariffVersionAct, summary: string, description: string): Route =>
  route({
    method: 'POST',
    url: `/tariffs/:id/versions/:version/${act}`,
    permission: act === 'propose' || act === 'withdraw' ? 'rating.write' : 'rating.approve',
    tag: 'rating',
    summary,
    description,
    idempotent: true,
    params: ofVersion,
    body: closed({ reason: reason() }),
    response: versionDecision,
    handler: async ({ deps, params, body, command }) =>
      decideTariffVersion(deps.pool, command({ tariff: params.id, version: params.version, act }, body.reason)),
  })

const users = route({
  method: 'GET',
  url: '/tariff-users',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'List agreements by their tariff',
  description:
    'Which accounts use a tariff. `servedFrom` and `servedTo` narrow it to service on some day of a span: that of a version.',
  query: listQuery,
  response: listAnswer(tariffUserRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, TARIFF_USER_COLUMNS)
    const page = await listTariffUsers(deps.pool, window)
    return sendList(reply, { ...page, resource: 'tariff-users', offset: window.offset })
  },
})

export const tariffVersionRoutes: readonly Route[] = [
  list,
  timeline,
  read,
  draft,
  edit,
  decide('propose', 'Propose a version of a tariff', 'It must be valid and made from what stands. Another person approves it.'),
  decide('return', 'Return a proposed version', 'It is a draft again; the reason says what is to be mended.'),
  decide(
    'approve',
    'Approve a proposed version',
    'By another person than wrote or proposed it. Bills are made by it from its first day on.',
  ),
  decide('withdraw', 'Withdraw a draft', 'Or a version that is proposed. It stays to be seen, and nothing follows.'),
  decide(
    'cancel',
    'Cancel an approved version',
    'Only while it billed nothing and no later one is built upon it. What stood before holds again.',
  ),
  users,
]
