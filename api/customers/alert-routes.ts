import { Type } from 'typebox'
import { acknowledgeAlerts } from '../../activities/customers/acknowledge-alerts.js'
import { addAlert } from '../../activities/customers/add-alert.js'
import { endAlert } from '../../activities/customers/end-alert.js'
import { ALERT_COLUMNS, listAlerts } from '../../db/customers/alert-reads.js'
import { closed, key, listOf, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { ALERT_SEVERITIES, ALERT_SUBJECTS, alertRecord } from './alert-contract.js'
import { alertJson } from './alert-json.js'

const list = route({
  method: 'GET',
  url: '/alerts',
  permission: 'customers.read',
  tag: 'customers',
  summary: 'List alerts',
  query: listQuery,
  response: listAnswer(alertRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, ALERT_COLUMNS)
    const page = await listAlerts(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(alertJson), total: page.total, resource: 'alerts', offset: window.offset })
  },
})

const add = route({
  method: 'POST',
  url: '/alerts',
  permission: 'customers.alert',
  tag: 'customers',
  summary: 'Put up an alert',
  idempotent: true,
  status: 201,
  body: closed({
    subjectKind: oneOf(ALERT_SUBJECTS),
    subjectId: key(),
    severity: oneOf(ALERT_SEVERITIES),
    text: text(1000, { min: 3 }),
    fromOn: optional(nullable(localDate('The business date where it is left out'))),
    toOn: optional(nullable(localDate('The last day it holds'))),
  }),
  response: closed({ alertId: serial() }),
  handler: async ({ deps, body, command }) =>
    addAlert(deps.pool, command({ ...body, fromOn: body.fromOn ?? null, toOn: body.toOn ?? null })),
})

const end = route({
  method: 'POST',
  url: '/alerts/:id/end',
  permission: 'customers.alert',
  tag: 'customers',
  summary: 'Take an alert down',
  params: closed({ id: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ alertId: serial() }),
  handler: async ({ deps, params, body, command }) => endAlert(deps.pool, command({ alertId: params.id }, body.reason)),
})

const acknowledge = route({
  method: 'POST',
  url: '/alert-acknowledgements',
  permission: 'customers.note',
  tag: 'customers',
  summary: 'Note that alerts were read',
  description: 'Counts for who asks and for the business day.',
  body: closed({ alertIds: listOf(serial(), 50, { min: 1 }) }),
  response: closed({ acknowledged: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, body, command }) => acknowledgeAlerts(deps.pool, command({ alertIds: body.alertIds })),
})

export const alertRoutes: readonly Route[] = [list, add, end, acknowledge]
