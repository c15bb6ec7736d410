import { listGenerators, listShares } from '../../db/renewables/generator-reads.js'
import { findAgreement } from '../../db/services/agreement-reads.js'
import { found } from '../errors.js'
import { closed, key } from '../fields.js'
import { type Route, route } from '../route.js'
import { agreementRenewables } from './agreement-contract.js'
import { SHARES_SHOWN } from './generator-contract.js'

const GENERATORS_SHOWN = 50

const ofAgreement = route({
  method: 'GET',
  url: '/agreements/:id/renewables',
  permission: 'renewables.read',
  tag: 'renewables',
  summary: 'Read the generators at the place of an agreement and its shares of others',
  params: closed({ id: key() }),
  response: agreementRenewables,
  handler: async ({ deps, params }) => {
    const agreement = found(await findAgreement(deps.pool, params.id))
    const [generators, shares] = await Promise.all([
      listGenerators(deps.pool, GENERATORS_SHOWN, agreement.servicePointId),
      listShares(deps.pool, { agreementId: params.id }, SHARES_SHOWN),
    ])
    return { generators, shares }
  },
})

export const agreementRenewablesRoutes: readonly Route[] = [ofAgreement]
