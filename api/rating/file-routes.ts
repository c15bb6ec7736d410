import { Type } from 'typebox'
import { checkTariff, type RateBookAround } from '../../activities/rating/check-tariff.js'
import { readSettingsFile } from '../../activities/rating/read-settings-file.js'
import { requestHash } from '../../db/processes/idempotency-store.js'
import { loadRatingFiles } from '../../db/rating/rating-file-store.js'
import { findTariff } from '../../db/rating/tariff-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { TARIFF_SCHEMA } from '../../domain/rating/tariff-schema.js'
import { changedDays } from '../../domain/rating/release/changed-days.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { ApiDeps } from '../deps.js'
import { InvalidRequest } from '../errors.js'
import { closed, oneOf, optional, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { type TariffCheckJson, tariffCheck } from './contract.js'
import { timelineOf } from './readable-tariff.js'

/** Characters of a tariff file at most; a body of a request is not larger. */
export const FILE_MAX = 900_000

const schema = route({
  method: 'GET',
  url: '/tariff-schema',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Read the JSON Schema of tariff files',
  response: Type.Unknown(),
  handler: async () => TARIFF_SCHEMA,
})

const validate = route({
  method: 'POST',
  url: '/tariffs/validate',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Check a tariff file',
  description:
    'Every problem names its line and column. `against: utility` also asks what saving asks: that the file fits the settings and the other tariffs. ' +
    '`settings` are the text of a settings file to check against instead.',
  changesNothing: true,
  body: closed({
    file: text(FILE_MAX, { min: 1, description: 'The tariff file as it was written' }),
    against: optional(oneOf(['itself', 'utility'])),
    settings: optional(text(FILE_MAX, { min: 1 })),
  }),
  response: tariffCheck,
  handler: async ({ deps, body }) => checkAnswer(deps, body.file, await aroundOf(deps, body)),
})

async function aroundOf(deps: ApiDeps, body: { against?: string; settings?: string }): Promise<RateBookAround | undefined> {
  if (body.settings !== undefined) {
    const reading = readSettingsFile(body.settings)
    if (!reading.ok) {
      throw new InvalidRequest(
        reading.problems
          .slice(0, 50)
          .map((problem) => ({ field: `settings:${problem.line}:${problem.column}`, message: problem.message })),
      )
    }
    return { settings: reading.settings, tariffs: [] }
  }
  if (body.against !== 'utility' || (await loadUtility(deps.pool)) === undefined) return undefined
  const files = await loadRatingFiles(deps.pool, undefined)
  return { settings: files.settings, tariffs: files.tariffs as TariffFile[] }
}

async function checkAnswer(deps: ApiDeps, file: string, around: RateBookAround | undefined): Promise<TariffCheckJson> {
  const check = checkTariff(file, around)
  if (!check.ok) {
    return {
      isValid: false,
      problems: [...check.problems],
      linesWithoutAccount: [...(check.linesWithoutAccount ?? [])],
      tariff: null,
    }
  }
  const { tariff } = check
  const standing = (await findTariff(deps.pool, tariff.tariff))?.tariff
  const today = (await loadUtility(deps.pool))?.today ?? ''
  return {
    isValid: true,
    problems: [],
    linesWithoutAccount: [],
    tariff: {
      id: tariff.tariff,
      name: tariff.name,
      service: tariff.service ?? '',
      versions: tariff.versions.length,
      revision: standing?.revision ?? 0,
      isChanged: standing === undefined || requestHash(standing.document) !== requestHash(tariff),
      changedFrom: changedDays(standing?.document as TariffFile | undefined, tariff)?.from ?? null,
      timeline: timelineOf(tariff, today),
    },
  }
}

export const tariffFileRoutes: readonly Route[] = [schema, validate]
