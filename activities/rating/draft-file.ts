import { loadRatingFiles } from '../../db/rating/rating-file-store.js'
import type { Queryable } from '../../db/pool.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { checkSchema, type JsonPath } from '../../domain/kernel/schema-check.js'
import { TARIFF_SCHEMA } from '../../domain/rating/tariff-schema.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import { checkTariff } from './check-tariff.js'
import { type FileProblem, fileProblems } from './file-problem.js'
import { parseJson } from './parse-json.js'

/** What a draft must say at least, though it is not a tariff yet. */
export interface DraftHead {
  readonly tariff: string
  readonly name: string
}

/** Whose tariff a draft is. A draft may be wrong in everything else; what is no JSON, has no
 * code or name, or a text that cannot be kept, is refused as TARIFF_INVALID. */
export function draftHead(file: string): DraftHead {
  const parsed = parseJson(file)
  if (!parsed.ok) refuseFile([{ ...parsed.position, code: 'NOT_JSON', path: '', message: parsed.message }])
  const unkept = textNotKept(parsed.value)
  if (unkept !== undefined) {
    const message = 'holds a character that is none: U+0000, or half of a pair'
    refuseFile(fileProblems([{ path: unkept, code: 'TEXT', message }], parsed))
  }
  const problems = checkSchema(parsed.value, TARIFF_SCHEMA).filter(
    ({ path }) => path.length === 0 || path[0] === 'tariff' || path[0] === 'name',
  )
  const head = parsed.value as Partial<DraftHead> | null
  if (typeof head?.tariff !== 'string' || typeof head.name !== 'string' || problems.some(({ path }) => path.length > 0)) {
    refuseFile(fileProblems(problems, parsed))
  }
  return { tariff: head.tariff, name: head.name }
}

/** U+0000, and half of a pair of surrogates. */
const NOT_KEPT = /\0|\p{Surrogate}/u

/** Where a text stands that the database cannot keep; undefined where there is none. */
function textNotKept(part: unknown, path: JsonPath = []): JsonPath | undefined {
  if (typeof part === 'string') return NOT_KEPT.test(part) ? path : undefined
  if (typeof part !== 'object' || part === null) return undefined
  for (const [name, member] of Object.entries(part)) {
    const at = [...path, Array.isArray(part) ? Number(name) : name]
    const found = textNotKept(name) === undefined ? textNotKept(member, at) : at
    if (found !== undefined) return found
  }
  return undefined
}

/** The tariff of a file that fits the settings and the other tariffs of the utility. Refuses TARIFF_INVALID with every problem. */
export async function validTariff(db: Queryable, file: string): Promise<TariffFile> {
  const around = await loadRatingFiles(db, undefined)
  const check = checkTariff(file, { settings: around.settings, tariffs: around.tariffs as TariffFile[] })
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
