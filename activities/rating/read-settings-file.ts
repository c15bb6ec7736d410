import { checkSchema } from '../../domain/kernel/schema-check.js'
import { settingsProblems } from '../../domain/utility/settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { SETTINGS_SCHEMA } from '../../domain/utility/settings-schema.js'
import { type FileProblem, fileProblems } from './file-problem.js'
import { parseJson } from './parse-json.js'

export type SettingsReading =
  | { readonly ok: true; readonly settings: SettingsFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** Reads the text of settings.json: JSON, form, meaning. Every problem names line and column. */
export function readSettingsFile(text: string): SettingsReading {
  const parsed = parseJson(text)
  if (!parsed.ok) return { ok: false, problems: [{ ...parsed.position, code: 'NOT_JSON', path: '', message: parsed.message }] }
  const shape = checkSchema(parsed.value, SETTINGS_SCHEMA)
  if (shape.length > 0) return { ok: false, problems: fileProblems(shape, parsed) }
  const settings = parsed.value as SettingsFile
  const problems = settingsProblems(settings)
  return problems.length > 0 ? { ok: false, problems: fileProblems(problems, parsed) } : { ok: true, settings }
}
