import { aggregationsOfAgreement } from '../../db/renewables/aggregation-store.js'
import { listGenerators, listShares } from '../../db/renewables/generator-reads.js'
import { listEnrolments } from '../../db/renewables/programme-reads.js'
import { findAgreement } from '../../db/services/agreement-reads.js'
import { found } from '../errors.js'
import { closed, key } from '../fields.js'
import { type Route, route } from '../route.js'
import { agreementRenewables } from './agreement-contract.js'
import { SHARES_SHOWN } from './generator-contract.js'
import { ENROLMENTS_SHOWN } from './programme-contract.js'

const GENERATORS_SHOWN = 50

const ofAgreement = route({
  method: 'GET',
  url: '/agreements/:id/renewables',
  permission: 'renewables.read',
  tag: 'renewables',
  summary: 'Read the generators at the place of an agreement, its shares of others and what it is billed together with',
  params: closed({ id: key() }),
  response: agreementRenewables,
  handler: async ({ deps, params }) => {
    const agreement = found(await findAgreement(deps.pool, params.id))
    const [generators, shares, aggregations, enrolments] = await Promise.all([
      listGenerators(deps.pool, GENERATORS_SHOWN, agreement.servicePointId),
      listShares(deps.pool, { agreementId: params.id }, SHARES_SHOWN),
      aggregationsOfAgreement(deps.pool, params.id),
      listEnrolments(deps.pool, { agreementId: params.id }, ENROLMENTS_SHOWN),
    ])
    return {
      generators,
      shares,
      enrolments,
      aggregations: aggregations.map((each) => ({ ...each, members: [...each.members] })),
    }
  },
})

export const agreementRenewablesRoutes: readonly Route[] = [ofAgreement]
