import { checkSchema, type JsonSchema } from '../../../domain/kernel/schema-check.js'
import { listOf, objectOf, TEXT } from '../../../domain/kernel/schema-parts.js'
import { pathText } from '../file-problem.js'
import { parseJson } from '../parse-json.js'
import type { GivenPart, GivenShare, RateRefusal } from './contract.js'

const days = { from: TEXT, to: TEXT }

const SHARES_SCHEMA: JsonSchema = objectOf({
  shares: listOf(
    objectOf({ generator: TEXT, percent: TEXT, generation: TEXT, ...days }, ['generator', 'percent', 'generation']),
    0,
  ),
  givenAway: listOf(objectOf({ percent: TEXT, ...days }, ['percent']), 0),
})

export interface SharesFile {
  /** `generation` names a file. */
  readonly shares?: readonly GivenShare[]
  readonly givenAway?: readonly GivenPart[]
}

/** Reads a file of shares as `penstock rate --shares` takes it; its `generation` are names of files still. Refused with SHARES. */
export function readSharesFile(
  text: string,
): { readonly ok: true; readonly file: SharesFile } | { readonly ok: false; readonly refusals: RateRefusal[] } {
  const parsed = parseJson(text)
  if (!parsed.ok) return { ok: false, refusals: [{ code: 'SHARES', field: 'shares', message: parsed.message }] }
  const shape = checkSchema(parsed.value, SHARES_SCHEMA)
  if (shape.length > 0)
    return { ok: false, refusals: shape.map(({ path, message }) => ({ code: 'SHARES', field: pathText(path), message })) }
  return { ok: true, file: parsed.value as SharesFile }
}
