import { agreeWithOwner } from '../../activities/services/agree-with-owner.js'
import { listOwnerAgreements, OWNER_AGREEMENT_COLUMNS } from '../../db/services/owner-agreement-store.js'
import { type Static } from 'typebox'
import { closed, key, localDate, nullable, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'

const ownerAgreementRecord = closed({
  id: serial(),
  premiseId: key(),
  address: text(600),
  accountId: key(),
  customerName: text(400),
  fromOn: localDate(),
  untilOn: nullable(localDate()),
})
export type OwnerAgreementRecordJson = Static<typeof ownerAgreementRecord>

const list = route({
  method: 'GET',
  url: '/owner-agreements',
  permission: 'services.read',
  tag: 'services',
  summary: 'List to whom service goes back between tenants',
  query: listQuery,
  response: listAnswer(ownerAgreementRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, OWNER_AGREEMENT_COLUMNS)
    const page = await listOwnerAgreements(deps.pool, window)
    return sendList(reply, { ...page, resource: 'owner-agreements', offset: window.offset })
  },
})

const agree = route({
  method: 'POST',
  url: '/premises/:id/owner-agreement',
  permission: 'services.own',
  tag: 'services',
  summary: 'Say to whose account service goes back when a tenant leaves',
  description: 'The agreement in force ends the day before `fromOn`; without an account it only ends.',
  idempotent: true,
  params: closed({ id: key() }),
  body: closed({ accountId: nullable(key()), fromOn: localDate(), reason: reason() }),
  response: closed({ premiseId: key() }),
  handler: async ({ deps, params, body, command }) =>
    agreeWithOwner(deps.pool, command({ premiseId: params.id, accountId: body.accountId, fromOn: body.fromOn }, body.reason)),
})

export const ownerAgreementRoutes: readonly Route[] = [list, agree]
