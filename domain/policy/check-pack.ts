import { checkSchema, type DocumentProblem, type JsonPath } from '../kernel/schema-check.js'
import { applies, narrowness } from './find-policy.js'
import { POLICY_PACK_SCHEMA } from './pack-schema.js'
import type { Parameter } from './parameter.js'
import { PARAMETERS, protectionOf } from './parameters.js'
import { type Entity, PACK_LEVELS, type PackVersion, type PolicyPack, type PolicyRow, type PolicyScope } from './policy-pack.js'

/**
 * Everything wrong with a pack document beside the packs it extends (the widest first): form, values, dates, rows that contradict each
 * other, unverified rows in a pack that governs, and rows that give a customer less than a wider pack without saying why. Of two packs it
 * builds upon beside each other, neither of which knows the other, the one that counts must not give less than the law in the other.
 */
export function checkPack(document: unknown, wider: readonly PackVersion[]): DocumentProblem[] {
  const form = checkSchema(document, POLICY_PACK_SCHEMA)
  if (form.length > 0) return form
  const pack = document as PolicyPack
  return [
    ...entityProblems(pack),
    ...extendsProblems(pack, wider),
    ...pack.rows.flatMap((row, index) => rowProblems(pack, row, ['rows', index], wider)),
    ...contradictions(pack),
    ...besideProblems(pack, wider),
  ]
}

function entityProblems(pack: PolicyPack): DocumentProblem[] {
  if ((pack.level === 'utility') === (pack.entity !== undefined)) return []
  const message =
    pack.level === 'utility'
      ? 'the pack of a utility says what kind of utility it is: "entity" is missing'
      : 'only the pack of a utility says what kind of utility it is; rows say in their scope to which kinds they apply'
  return [{ path: pack.entity === undefined ? [] : ['entity'], code: 'ENTITY_MISPLACED', message }]
}

function extendsProblems(pack: PolicyPack, wider: readonly PackVersion[]): DocumentProblem[] {
  return (pack.extends ?? []).flatMap((name, index): DocumentProblem[] => {
    const path: JsonPath = ['extends', index]
    const found = wider.find(({ document }) => document.pack === name)
    if (found === undefined) return [{ path, code: 'PACK_UNKNOWN', message: `there is no released pack ${name}` }]
    if (PACK_LEVELS.indexOf(found.document.level) >= PACK_LEVELS.indexOf(pack.level)) {
      return [
        {
          path,
          code: 'PACK_NOT_WIDER',
          message: `${name} is a pack of level ${found.document.level}; a pack of level ${pack.level} builds on wider ones`,
        },
      ]
    }
    if (found.document.is_example === true) {
      return [{ path, code: 'PACK_IS_EXAMPLE', message: `${name} is an example to copy from, not to govern by` }]
    }
    return []
  })
}

function rowProblems(pack: PolicyPack, row: PolicyRow, path: JsonPath, wider: readonly PackVersion[]): DocumentProblem[] {
  const problems: DocumentProblem[] = []
  if (row.value !== null)
    problems.push(...checkSchema(row.value, PARAMETERS[row.key].schema, PARAMETERS[row.key].schema, [...path, 'value']))
  if (row.from !== null && row.to !== null && row.to < row.from) {
    problems.push({
      path: [...path, 'to'],
      code: 'DATES_OUT_OF_ORDER',
      message: `ends on ${row.to}, before it begins on ${row.from}`,
    })
  }
  if (row.mark === 'G' && pack.is_example !== true) {
    problems.push({
      path: [...path, 'mark'],
      code: 'UNVERIFIED_IN_PRESET',
      message: 'general knowledge may stand in an example pack only: read the source, or leave the row out',
    })
  }
  if (problems.length > 0) return problems
  const stronger = weakerThan(row, wider)
  if (stronger !== undefined && row.weaker_because === undefined) {
    problems.push({
      path,
      code: 'WEAKER_THAN_WIDER_PACK',
      message: `gives the customer less than ${stronger.pack} (${stronger.row.citation}); state "weaker_because", or leave the row out`,
    })
  }
  return problems
}

/** Decided by a utility, and no law. */
const OWN_DECISION = 'U'

/** Rows of a wider pack that hide a law of another one it does not build upon; the pack itself must state what holds then. */
function besideProblems(pack: PolicyPack, wider: readonly PackVersion[]): DocumentProblem[] {
  const level = ({ document }: PackVersion): number => PACK_LEVELS.indexOf(document.level)
  const chain = wider.toSorted((left, right) => level(left) - level(right))
  return chain.flatMap((winner, place) => {
    const known = namesBelow(winner.document, chain)
    const hidden = chain
      .slice(0, place)
      .filter(({ document }) => !known.has(document.pack))
      .map(({ version, document }) => ({
        version,
        document: { ...document, rows: document.rows.filter(({ mark }) => mark !== OWN_DECISION) },
      }))
    return winner.document.rows.flatMap((row): DocumentProblem[] => {
      const stronger = weakerThan(row, hidden)
      if (stronger === undefined || pack.rows.some(({ key }) => key === row.key)) return []
      return [
        {
          path: ['extends'],
          code: 'WEAKER_THAN_WIDER_PACK',
          message: `of "${row.key}" ${winner.document.pack} would count and gives the customer less than ${stronger.pack} (${stronger.row.citation}); state it in this pack`,
        },
      ]
    })
  })
}

/** The packs a pack builds upon, whatever the way. */
function namesBelow(document: PolicyPack, all: readonly PackVersion[]): Set<string> {
  const names = new Set(document.extends)
  for (const name of names) {
    for (const below of all.find((each) => each.document.pack === name)?.document.extends ?? []) names.add(below)
  }
  return names
}

/** A row of a wider pack that protects further, where both hold for the same people at the same time. */
export function weakerThan(
  row: PolicyRow,
  wider: readonly PackVersion[],
): { readonly pack: string; readonly row: PolicyRow } | undefined {
  if ((PARAMETERS[row.key] as Parameter).gathers === true) return undefined
  // "No such rule" takes away what a wider pack gives.
  const own = row.value === null ? Number.NEGATIVE_INFINITY : protectionOf(row.key, row.value)
  if (own === undefined) return undefined
  for (const { document } of [...wider].reverse()) {
    for (const other of document.rows) {
      if (
        other.key !== row.key ||
        other.value === null ||
        !overlap(row, other) ||
        !scopesMeet(row.scope ?? {}, other.scope ?? {})
      )
        continue
      const theirs = protectionOf(other.key, other.value)
      if (theirs !== undefined && theirs > own) return { pack: document.pack, row: other }
    }
  }
  return undefined
}

/** Two rows of equal narrowness that hold at the same time for the same people and cannot be ranked. */
function contradictions(pack: PolicyPack): DocumentProblem[] {
  const problems: DocumentProblem[] = []
  pack.rows.forEach((row, index) => {
    if ((PARAMETERS[row.key] as Parameter).gathers === true) return
    const earlier = pack.rows.findIndex((other, position) => position < index && contradict(row, other))
    if (earlier < 0) return
    problems.push({
      path: ['rows', index],
      code: 'ROWS_CONTRADICT',
      message: `states "${row.key}" for the same people and days as row ${earlier}, neither narrower nor ranked`,
    })
  })
  return problems
}

function contradict(left: PolicyRow, right: PolicyRow): boolean {
  if (left.key !== right.key || !overlap(left, right)) return false
  if (narrowness(left.scope ?? {}) !== narrowness(right.scope ?? {})) return false
  if (!scopesMeet(left.scope ?? {}, right.scope ?? {})) return false
  if (JSON.stringify(left.value) === JSON.stringify(right.value)) return false
  if (left.value === null || right.value === null) return true
  const ranks = [protectionOf(left.key, left.value), protectionOf(right.key, right.value)]
  return ranks[0] === undefined || ranks[0] === ranks[1]
}

function overlap(left: PolicyRow, right: PolicyRow): boolean {
  return (left.from ?? '') <= (right.to ?? '9999-12-31') && (right.from ?? '') <= (left.to ?? '9999-12-31')
}

/** Whether someone exists whom both scopes cover on some day. */
function scopesMeet(left: PolicyScope, right: PolicyScope): boolean {
  const meet = (one: readonly string[] | undefined, other: readonly string[] | undefined) =>
    one === undefined || other === undefined || one.some((entry) => other.includes(entry))
  return (
    meet(left.entities, right.entities) &&
    meet(left.services, right.services) &&
    meet(left.customer_classes, right.customer_classes) &&
    seasonsMeet(left, right)
  )
}

function seasonsMeet(left: PolicyScope, right: PolicyScope): boolean {
  if (left.season === undefined || right.season === undefined) return true
  const anyone = { entity: 'municipal' as Entity, service: '', customerClass: '', programmes: [] }
  // A window begins on its first day: two windows share a day where one of the two first days lies in the other.
  const begins = (scope: PolicyScope, window: PolicyScope) =>
    applies({ season: scope.season! }, anyone, `2024-${window.season!.first}`)
  return begins(left, right) || begins(right, left)
}
