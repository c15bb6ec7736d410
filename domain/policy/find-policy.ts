import type { LocalDate } from '../kernel/local-date.js'
import { type Outcome, refused } from '../kernel/outcome.js'
import { PARAMETERS, type ParameterKey, protectionOf, type ValueOf } from './parameters.js'
import type { Parameter } from './parameter.js'
import type { Entity, PackVersion, PlacedRow, PolicyPack, PolicyRow, PolicyScope } from './policy-pack.js'
import { isInSeason } from './season.js'

/** Whom a rule is asked for. */
export interface PolicySubject {
  readonly entity: Entity
  readonly service: string
  readonly customerClass: string
  /** Programmes and circumstances that hold on the day asked for. */
  readonly programmes: readonly string[]
}

/** A rule found, with the row it stands in and the rows it won over. */
export interface FoundPolicy<Value> {
  /** Null where the pack states that there is no such rule here. */
  readonly value: Value | null
  readonly placed: PlacedRow
  /** Other rows that applied too, from the next best to the widest: shown to people, not used. */
  readonly overridden: readonly PlacedRow[]
}

/**
 * The rule that holds for the subject on the day, from a chain of pack versions (the widest first). The narrowest pack wins; within a
 * pack the row whose scope states most; among equals the one that protects the customer further.
 *
 * Refuses with `POLICY_MISSING` where no row applies (never a default) and with `POLICY_AMBIGUOUS` where two equal rows cannot be ranked.
 */
export function findPolicy<Key extends ParameterKey>(
  chain: readonly PackVersion[],
  key: Key,
  subject: PolicySubject,
  day: LocalDate,
): Outcome<FoundPolicy<ValueOf<Key>>> {
  const rows = applyingRows(chain, key, subject, day)
  const [first, ...others] = rows
  if (first === undefined) {
    return refused('POLICY_MISSING', `No policy states "${key}" for ${spoken(subject)} on ${day}.`, { key, subject, day })
  }
  const rival = others.find((other) => other.rank === first.rank && sameStanding(key, other, first))
  if (rival !== undefined) {
    return refused(
      'POLICY_AMBIGUOUS',
      `Two rows of ${first.placed.pack} state "${key}" for ${spoken(subject)} on ${day}, and neither is narrower.`,
      { key, rows: [first.placed.index, rival.placed.index] },
    )
  }
  return {
    ok: true,
    value: {
      value: first.placed.row.value as ValueOf<Key> | null,
      placed: first.placed,
      overridden: others.map((other) => other.placed),
    },
  }
}

/** A gathered rule: its value and the row it stands in. */
export interface GatheredPolicy<Value> {
  readonly value: Value
  readonly placed: PlacedRow
}

/**
 * Every rule of a gathered parameter that holds for the subject on the day, the widest pack first. Refuses with `POLICY_MISSING` where no
 * pack says anything; a row with the value null says that there is none.
 */
export function gatherPolicies<Key extends ParameterKey>(
  chain: readonly PackVersion[],
  key: Key,
  subject: PolicySubject,
  day: LocalDate,
): Outcome<readonly GatheredPolicy<NonNullable<ValueOf<Key>>>[]> {
  const rows = applyingRows(chain, key, subject, day)
  if (rows.length === 0) {
    return refused('POLICY_MISSING', `No policy states "${key}" for ${spoken(subject)} on ${day}.`, { key, subject, day })
  }
  const stating = rows.filter(({ placed }) => placed.row.value !== null).reverse()
  return {
    ok: true,
    value: stating.map(({ placed }) => ({ value: placed.row.value as NonNullable<ValueOf<Key>>, placed })),
  }
}

interface RankedRow {
  readonly placed: PlacedRow
  /** Pack before scope: a narrower pack outranks any scope of a wider one. */
  readonly rank: number
}

const SCOPE_MEMBERS = 10

function applyingRows(chain: readonly PackVersion[], key: ParameterKey, subject: PolicySubject, day: LocalDate): RankedRow[] {
  const rows = chain.flatMap(({ version, document }, depth) =>
    rowsOf(document, key).flatMap(({ row, index }): RankedRow[] => {
      if (!isInForce(row, day) || !applies(row.scope ?? {}, subject, day)) return []
      return [{ placed: { pack: document.pack, version, index, row }, rank: depth * SCOPE_MEMBERS + narrowness(row.scope ?? {}) }]
    }),
  )
  return rows.toSorted((left, right) => right.rank - left.rank || protectionRank(key, right) - protectionRank(key, left))
}

interface IndexedRow {
  readonly row: PolicyRow
  readonly index: number
}

/** Rows of each document by key: a sweep asks for the same ones a million times. */
const BY_KEY = new WeakMap<PolicyPack, ReadonlyMap<ParameterKey, readonly IndexedRow[]>>()

function rowsOf(document: PolicyPack, key: ParameterKey): readonly IndexedRow[] {
  const known = BY_KEY.get(document)
  if (known !== undefined) return known.get(key) ?? []
  const rows = new Map<ParameterKey, IndexedRow[]>()
  document.rows.forEach((row, index) => {
    const of = rows.get(row.key)
    if (of === undefined) rows.set(row.key, [{ row, index }])
    else of.push({ row, index })
  })
  BY_KEY.set(document, rows)
  return rows.get(key) ?? []
}

function isInForce(row: { readonly from: LocalDate | null; readonly to: LocalDate | null }, day: LocalDate): boolean {
  return (row.from === null || row.from <= day) && (row.to === null || day <= row.to)
}

/** Whether a scope covers the subject on the day: every member it states must hold. */
export function applies(scope: PolicyScope, subject: PolicySubject, day: LocalDate): boolean {
  return (
    (scope.entities?.includes(subject.entity) ?? true) &&
    (scope.services?.includes(subject.service) ?? true) &&
    (scope.customer_classes?.includes(subject.customerClass) ?? true) &&
    (scope.programmes?.some((programme) => subject.programmes.includes(programme)) ?? true) &&
    (scope.season === undefined || isInSeason(day, scope.season))
  )
}

/** How many members a scope states. */
export function narrowness(scope: PolicyScope): number {
  return Object.values(scope).filter((member) => member !== undefined).length
}

function protectionRank(key: ParameterKey, { placed }: RankedRow): number {
  // "No such rule" protects least: a limit on the utility is absent. Where that is not so (a fee), the two rows are refused as equals.
  if (placed.row.value === null) return Number.NEGATIVE_INFINITY
  return protectionOf(key, placed.row.value) ?? 0
}

function sameStanding(key: ParameterKey, left: RankedRow, right: RankedRow): boolean {
  if ((PARAMETERS[key] as Parameter).gathers === true) return false
  if (JSON.stringify(left.placed.row.value) === JSON.stringify(right.placed.row.value)) return false
  if (left.placed.row.value === null || right.placed.row.value === null) return true
  return protectionRank(key, left) === protectionRank(key, right)
}

function spoken(subject: PolicySubject): string {
  return `${subject.customerClass} ${subject.service} of a utility that is ${subject.entity.replaceAll('_', ' ')}`
}
