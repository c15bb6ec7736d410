import { checkSchema } from '../../domain/kernel/schema-check.js'
import { checkPack } from '../../domain/policy/check-pack.js'
import { POLICY_PACK_SCHEMA } from '../../domain/policy/pack-schema.js'
import type { PackVersion, PolicyPack } from '../../domain/policy/policy-pack.js'
import { type FileProblem, fileProblems } from '../rating/file-problem.js'
import { type ParsedJson, parseJson } from '../rating/parse-json.js'

export type PackReading =
  | { readonly ok: true; readonly pack: PolicyPack; readonly parsed: Extract<ParsedJson, { ok: true }> }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** Reads the text of a pack file for its form alone, so that the packs it builds upon can be looked for. */
export function readPackFile(text: string): PackReading {
  const parsed = parseJson(text)
  if (!parsed.ok) return { ok: false, problems: [{ ...parsed.position, code: 'NOT_JSON', path: '', message: parsed.message }] }
  const form = checkSchema(parsed.value, POLICY_PACK_SCHEMA)
  if (form.length > 0) return { ok: false, problems: fileProblems(form, parsed) }
  return { ok: true, pack: parsed.value as PolicyPack, parsed }
}

/** Everything wrong with the text of a pack file beside the packs it builds upon (the widest first), each with its line and column. */
export function checkPackFile(text: string, wider: readonly PackVersion[]): PackReading {
  const reading = readPackFile(text)
  if (!reading.ok) return reading
  const problems = checkPack(reading.pack, wider)
  return problems.length === 0 ? reading : { ok: false, problems: fileProblems(problems, reading.parsed) }
}
