import { servicePoints } from '../../db/premises/premise-reads.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import {
  AGREEMENT_COLUMNS,
  agreementSegments,
  agreementTransitions,
  findAgreement,
  listAgreements,
  nextStates,
} from '../../db/services/agreement-reads.js'
import { loadUtilityFacts } from '../../db/utility/utility-facts.js'
import { daysOf } from '../../domain/kernel/service-period.js'
import { printedPeriod } from '../../domain/utility/period-printing.js'
import { found } from '../errors.js'
import { closed, key } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { agreementPage, agreementRecord } from './contract.js'

const SEGMENTS_SHOWN = 14

const list = route({
  method: 'GET',
  url: '/agreements',
  permission: 'services.read',
  tag: 'services',
  summary: 'List service agreements',
  query: listQuery,
  response: listAnswer(agreementRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, AGREEMENT_COLUMNS)
    const page = await listAgreements(deps.pool, window)
    return sendList(reply, { ...page, resource: 'agreements', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/agreements/:id',
  permission: 'services.read',
  tag: 'services',
  summary: 'Read a service agreement with its history',
  params: closed({ id: key() }),
  response: agreementPage,
  handler: async ({ deps, params, may }) =>
    readSnapshot(deps.pool, async (db) => {
      const agreement = found(await findAgreement(db, params.id))
      const { periodPrinting } = found(await loadUtilityFacts(db))
      const point = (await servicePoints(db, agreement.premiseId)).find(({ id }) => id === agreement.servicePointId)
      const transitions = await agreementTransitions(db, params.id)
      const segments = may('billing.read') ? await agreementSegments(db, params.id, SEGMENTS_SHOWN) : null
      return {
        ...agreement,
        nextStates: await nextStates(db, agreement.state),
        transitions: transitions.map(({ recordedAt, ...transition }) => ({
          ...transition,
          recordedAt: recordedAt.toISOString(),
        })),
        meters: [...(point?.meters ?? [])],
        segments:
          segments?.map((segment) => {
            const period = { from: segment.periodFrom, to: segment.periodTo }
            const printed = printedPeriod(period, periodPrinting)
            return { ...segment, periodFrom: printed.from, periodTo: printed.to, days: daysOf(period) }
          }) ?? null,
      }
    }),
})

export const servicesRoutes: readonly Route[] = [list, read]
