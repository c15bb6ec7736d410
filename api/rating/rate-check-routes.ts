import { draftTariff } from '../../activities/rating/rate-check/draft-tariff.js'
import { rateFiles } from '../../activities/rating/rate-check/rate-files.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { explainLine } from '../../domain/rating/explain-line.js'
import type { Conventions } from '../../domain/rating/tariff.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import type { ApiDeps } from '../deps.js'
import { type Route, route } from '../route.js'
import {
  CHECK_MAX_BYTES,
  rateCheckAnswer,
  rateCheckRequest,
  translationAnswer,
  translationRequest,
} from './rate-check-contract.js'

const check = route({
  method: 'POST',
  url: '/rate-checks',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Try a tariff on usage',
  description:
    'Rates a file of usage by a tariff that is not saved, with the engine that bills: lines with their derivation, what the files leave open and ' +
    'how it was taken, and what is refused. The same as the command `penstock rate`. Nothing is stored.',
  changesNothing: true,
  bodyMaxBytes: CHECK_MAX_BYTES,
  body: rateCheckRequest,
  response: rateCheckAnswer,
  handler: async ({ deps, body }) => {
    const { attributes = {}, options = {}, ...files } = body
    const answer = await rateFiles({ ...files, attributes, options }, await conventionsOf(deps))
    return {
      format: answer.format,
      refusals: [...answer.refusals],
      assumptions: [...answer.assumptions],
      state: answer.state,
      periods: answer.periods.map(
        ({ lines, demandFlat: _flat, demandTou: _tou, carried: _carried, determinants, ...period }) => ({
          ...period,
          determinants: { ...determinants },
          lines: lines.map(({ derivation, ...line }) => ({ ...line, why: explainLine(derivation) })),
        }),
      ),
    }
  },
})

const translate = route({
  method: 'POST',
  url: '/tariff-drafts',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Make a draft of a published rate',
  description:
    'An OpenEI URDB object or an OWRS file as a tariff file of ours, with every assumption that was made. It is a draft: look it over, name its ' +
    'lines as the chart of accounts does, and save it as any other tariff file. Nothing is stored.',
  changesNothing: true,
  body: translationRequest,
  response: translationAnswer,
  handler: async ({ body }) => {
    const { attributes = {}, options = {}, ...file } = body
    const draft = draftTariff({ ...file, attributes, options })
    return { ...draft, refusals: [...draft.refusals], assumptions: [...draft.assumptions] }
  },
})

/** What the utility's own tariffs rest on; without a utility a tariff is tried by itself. */
async function conventionsOf(deps: ApiDeps): Promise<Conventions | undefined> {
  const utility = await loadUtility(deps.pool)
  return utility === undefined ? undefined : (utility.settings as SettingsFile).conventions
}

export const rateCheckRoutes: readonly Route[] = [check, translate]
