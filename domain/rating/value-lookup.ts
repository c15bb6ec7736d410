import { type Decimal, decimal, isDecimalText } from '../kernel/decimal.js'
import type { JsonPath } from '../kernel/schema-check.js'
import { compileCondition } from './condition.js'
import { attributeOf } from './named-values.js'
import { addStep, type CompiledValue, missing, type Moment, problem, type Scope, type Trace } from './scope.js'
import type { AttributeKind, Lookup, Rows, ValueTree } from './tariff.js'
import { attributeKind, dayNamesOf, unknownNameMessage, type ValueCompiler } from './value-compiler.js'

/** A table: by one or more attributes, or as rows of which the first that applies counts. */
export function compileLookup(lookup: Lookup | Rows, path: JsonPath, compiler: ValueCompiler): CompiledValue {
  return 'rows' in lookup ? compileRows(lookup, path, compiler) : compileTable(lookup, path, compiler)
}

function compileRows(table: Rows, path: JsonPath, compiler: ValueCompiler): CompiledValue {
  const rows = table.rows.map((row, index) => ({
    condition: row.when === undefined ? null : compileCondition(row.when, [...path, 'rows', index, 'when'], compiler),
    value: compiler.compile(row.value, [...path, 'rows', index, 'value']),
  }))
  rows.forEach((row, index) => {
    if (row.condition === null && index < rows.length - 1) {
      compiler.report(
        [...path, 'rows', index],
        'UNREACHABLE_ROW',
        'a row without "when" always applies: the rows after it are never used',
      )
    }
  })
  const otherwise = table.otherwise === undefined ? null : compiler.compile(table.otherwise, [...path, 'otherwise'])
  const values = [...rows.map((row) => row.value), ...(otherwise === null ? [] : [otherwise])]
  return {
    evaluate: (scope, moment, trace) => {
      for (const row of rows) {
        if (row.condition === null || row.condition.holds(scope, moment)) return row.value.evaluate(scope, moment, trace)
      }
      if (otherwise !== null) return otherwise.evaluate(scope, moment, trace)
      return problem(scope, 'NO_TABLE_ROW', path.join('.'), 'no row of the table applies and it has no "otherwise"')
    },
    dates: values.flatMap((value) => value.dates),
    dayNames: [
      ...new Set([...values.flatMap((value) => value.dayNames), ...rows.flatMap((row) => row.condition?.dayNames ?? [])]),
    ],
    changes: values.some((value) => value.changes) || rows.some((row) => (row.condition?.dayNames.length ?? 0) > 0),
    text: JSON.stringify(table),
  }
}

interface TreeNode {
  readonly leaf?: Decimal
  readonly branches?: ReadonlyMap<string, TreeNode>
}

function compileTable(lookup: Lookup, path: JsonPath, compiler: ValueCompiler): CompiledValue {
  const names = typeof lookup.by === 'string' ? [lookup.by] : [...lookup.by]
  const kinds = names.map((name, index) => {
    const kind = attributeKind(name, compiler)
    if (kind === undefined) {
      const at = typeof lookup.by === 'string' ? [...path, 'by'] : [...path, 'by', index]
      compiler.report(at, 'UNKNOWN_NAME', unknownNameMessage(name, compiler))
    }
    return kind ?? 'text'
  })
  const hasOtherwise = lookup.otherwise !== undefined
  const root = compileTree(lookup.values, { names, kinds, depth: 0, hasOtherwise }, [...path, 'values'], compiler)
  const otherwise = lookup.otherwise === undefined ? null : compiler.compile(lookup.otherwise, [...path, 'otherwise'])
  const dayNames = names.flatMap((name) => dayNamesOf(name, compiler))
  return {
    evaluate: (scope, moment, trace) => lookUp(root, names, kinds, otherwise, scope, moment, trace),
    dates: otherwise?.dates ?? [],
    dayNames: [...new Set([...dayNames, ...(otherwise?.dayNames ?? [])])],
    changes: dayNames.length > 0 || (otherwise?.changes ?? false),
    text: JSON.stringify(lookup),
  }
}

function lookUp(
  root: TreeNode,
  names: readonly string[],
  kinds: readonly AttributeKind[],
  otherwise: CompiledValue | null,
  scope: Scope,
  moment: Moment,
  trace: Trace,
): Decimal | null {
  let node: TreeNode | undefined = root
  const keys: string[] = []
  names.forEach((name, index) => {
    const value = attributeOf(scope, name, moment)
    if (value === undefined || value === null) {
      missing(scope, name, keysAt(root, index))
      node = undefined
      keys.push('?')
      return
    }
    const key = keyOf(String(value), kinds[index] ?? 'text')
    keys.push(key)
    node = node?.branches?.get(key) ?? node?.branches?.get('*')
  })
  if (keys.includes('?')) return decimal(0)
  if (node?.leaf !== undefined) {
    addStep(trace, 'attribute', { name: names.join(', '), value: keys.join(', ') })
    return node.leaf
  }
  if (otherwise !== null) return otherwise.evaluate(scope, moment, trace)
  const asked = names.map((name, index) => `${name} ${keys[index]}`).join(', ')
  const first = [...(root.branches?.keys() ?? [])]
  return problem(scope, 'NO_TABLE_ROW', asked, `the table has no row for ${asked}; its rows begin with ${first.join(', ')}`)
}

/** The values of the attribute at a depth of the table, for whoever must say which of them is meant. */
function keysAt(node: TreeNode, depth: number): string[] {
  const branches = [...(node.branches ?? [])]
  const keys = depth === 0 ? branches.map(([key]) => key) : branches.flatMap(([, below]) => keysAt(below, depth - 1))
  return [...new Set(keys)].filter((key) => key !== '*')
}

/** `65` and `65.0` are the same number; text and true/false are compared as written. */
function keyOf(text: string, kind: AttributeKind): string {
  return kind === 'number' && isDecimalText(text) ? decimal(text).toFixed() : text
}

interface Level {
  readonly names: readonly string[]
  readonly kinds: readonly AttributeKind[]
  readonly depth: number
  readonly hasOtherwise: boolean
}

function compileTree(tree: ValueTree, level: Level, path: JsonPath, compiler: ValueCompiler): TreeNode {
  const name = level.names[level.depth] ?? ''
  const kind = level.kinds[level.depth] ?? 'text'
  const last = level.depth === level.names.length - 1
  const branches = new Map<string, TreeNode>()
  for (const [written, below] of Object.entries(tree)) {
    const at = [...path, written]
    checkKey(written, name, kind, at, compiler)
    const isLeaf = typeof below === 'string' || typeof below === 'number'
    if (isLeaf !== last) {
      const message = last
        ? `"by" names ${level.names.length} attributes: here must be a number`
        : `here must be a table by ${level.names[level.depth + 1]}`
      compiler.report(at, 'TABLE_SHAPE', message)
      continue
    }
    branches.set(
      keyOf(written, kind),
      isLeaf ? { leaf: decimal(below) } : compileTree(below, { ...level, depth: level.depth + 1 }, at, compiler),
    )
  }
  checkHoles(branches, name, kind, level.hasOtherwise, path, compiler)
  return { branches }
}

function checkKey(written: string, name: string, kind: AttributeKind, at: JsonPath, compiler: ValueCompiler): void {
  if (written === '*') return
  if (kind === 'boolean' && written !== 'true' && written !== 'false') {
    compiler.report(at, 'TABLE_KEY', `${name} is true or false, not ${JSON.stringify(written)}`)
  }
  if (kind === 'number' && !isDecimalText(written)) {
    compiler.report(at, 'TABLE_KEY', `${name} is a number, not ${JSON.stringify(written)}`)
  }
  const seasons = compiler.seasons.get(name)
  if (seasons !== undefined && !seasons.some((season) => season.name === written)) {
    const known = seasons.map((season) => season.name).join(', ')
    compiler.report(at, 'TABLE_KEY', `${name} has no season ${JSON.stringify(written)}; it has ${known}`)
  }
}

/** Where all values an attribute can have are known, a table must have a row for each. */
function checkHoles(
  branches: ReadonlyMap<string, TreeNode>,
  name: string,
  kind: AttributeKind,
  hasOtherwise: boolean,
  path: JsonPath,
  compiler: ValueCompiler,
): void {
  if (branches.has('*') || hasOtherwise) return
  const expected = kind === 'boolean' ? ['true', 'false'] : (compiler.seasons.get(name)?.map((season) => season.name) ?? [])
  const holes = expected.filter((value) => !branches.has(value))
  if (holes.length > 0) {
    compiler.report(path, 'TABLE_HOLE', `the table has no row for ${name} ${holes.join(' and ')}; add it, or "*", or "otherwise"`)
  }
}
