import { loadRatingFiles } from '../../db/rating/rating-file-store.js'
import type { Queryable } from '../../db/pool.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { checkSchema } from '../../domain/kernel/schema-check.js'
import { TARIFF_SCHEMA } from '../../domain/rating/tariff-schema.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { checkTariff } from './check-tariff.js'
import { type FileProblem, fileProblems } from './file-problem.js'
import { parseJson } from './parse-json.js'

/** What a draft must say at least, though it is not a tariff yet. */
export interface DraftHead {
  readonly tariff: string
  readonly name: string
}

/** Whose tariff a draft is. A draft may be wrong in everything else; what is no JSON, or has no code or name, is refused as TARIFF_INVALID. */
export function draftHead(file: string): DraftHead {
  const parsed = parseJson(file)
  if (!parsed.ok) refuseFile([{ ...parsed.position, code: 'NOT_JSON', path: '', message: parsed.message }])
  const problems = checkSchema(parsed.value, TARIFF_SCHEMA).filter(
    ({ path }) => path.length === 0 || path[0] === 'tariff' || path[0] === 'name',
  )
  const head = parsed.value as Partial<DraftHead> | null
  if (typeof head?.tariff !== 'string' || typeof head.name !== 'string' || problems.some(({ path }) => path.length > 0)) {
    refuseFile(fileProblems(problems, parsed))
  }
  return { tariff: head.tariff, name: head.name }
}

/** The tariff of a file that fits the settings and the other tariffs of the utility. Refuses TARIFF_INVALID with every problem. */
export async function validTariff(db: Queryable, file: string): Promise<TariffFile> {
  const around = await loadRatingFiles(db, undefined)
  const check = checkTariff(file, { settings: around.settings as SettingsFile, tariffs: around.tariffs as TariffFile[] })
  return check.ok ? check.tariff : refuseFile(check.problems)
}

function refuseFile(problems: readonly FileProblem[]): never {
  const [first] = problems
  refuse(
    'TARIFF_INVALID',
    `The tariff file has ${problems.length} problem(s), first in line ${first?.line ?? 1}: ${first?.message ?? ''}`,
    { problems },
  )
}
