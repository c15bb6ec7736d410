import { checkSchema } from '../../domain/kernel/schema-check.js'
import { compileTariff } from '../../domain/rating/compile-tariff.js'
import type { Conventions, TariffFile } from '../../domain/rating/tariff.js'
import { TARIFF_SCHEMA } from '../../domain/rating/tariff-schema.js'
import { type FileProblem, fileProblems } from './file-problem.js'
import { parseJson } from './parse-json.js'

export type TariffReading =
  | { readonly ok: true; readonly tariff: TariffFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/**
 * Reads the text of a tariff file: JSON, form, meaning. Every problem names line and column. `defaults` are the
 * conventions of the utility's settings; without them, choices that settings may state are not missed.
 */
export function readTariffFile(text: string, defaults?: Conventions): TariffReading {
  const parsed = parseJson(text)
  if (!parsed.ok) return { ok: false, problems: [{ ...parsed.position, code: 'NOT_JSON', path: '', message: parsed.message }] }
  const shape = checkSchema(parsed.value, TARIFF_SCHEMA)
  if (shape.length > 0) return { ok: false, problems: fileProblems(shape, parsed) }
  const tariff = parsed.value as TariffFile
  const { problems } = compileTariff(tariff, defaults)
  return problems.length > 0 ? { ok: false, problems: fileProblems(problems, parsed) } : { ok: true, tariff }
}
