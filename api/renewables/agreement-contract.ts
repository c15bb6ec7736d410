import type { Static } from 'typebox'
import { closed, listOf } from '../fields.js'
import { generatorRecord, SHARES_SHOWN, shareRecord } from './generator-contract.js'

export const agreementRenewables = closed({
  generators: listOf(generatorRecord, 50),
  shares: listOf(shareRecord, SHARES_SHOWN),
})

export type AgreementRenewablesJson = Static<typeof agreementRenewables>
