import type { DocumentProblem } from '../../domain/kernel/schema-check.js'
import type { ParsedJson, TextPosition } from './parse-json.js'

/** A problem of a file with the exact place it stands at. */
export interface FileProblem extends TextPosition {
  readonly code: string
  /** Path in the document: `versions[0].rules[2].price`. */
  readonly path: string
  readonly message: string
}

export function fileProblems(problems: readonly DocumentProblem[], parsed: Extract<ParsedJson, { ok: true }>): FileProblem[] {
  return problems
    .map((problem) => ({
      ...parsed.positionOf(problem.path, problem.atName),
      code: problem.code,
      path: pathText(problem.path),
      message: problem.message,
    }))
    .sort((left, right) => left.line - right.line || left.column - right.column)
}

export function pathText(path: DocumentProblem['path']): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    const name = /^[A-Za-z_][A-Za-z0-9_]*$/.test(step) ? step : JSON.stringify(step)
    return text === '' ? name : `${text}.${name}`
  }, '')
}

/** One line for a terminal: `W-RES.json:12:9 TIERS_NOT_ASCENDING versions[0].rules[1].tiers[1].up_to: 6 must be above 8 …`. */
export function problemLine(file: string, problem: FileProblem): string {
  const where = problem.path === '' ? '' : ` ${problem.path}:`
  return `${file}:${problem.line}:${problem.column} ${problem.code}${where} ${problem.message}`
}
