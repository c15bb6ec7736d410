import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml'
import type { OwrsEntry, OwrsNode } from '../../../domain/rating/owrs/owrs-node.js'

export type OwrsReading =
  | { readonly ok: true; readonly root: OwrsNode }
  | { readonly ok: false; readonly line: number; readonly message: string }

const MAX_CHARACTERS = 1_000_000
const MAX_NODES = 100_000
const MAX_DEPTH = 30
const TOO_DEEP = 'the file is too large or nested too deeply'

/**
 * The YAML text of a water rate file as nodes with their lines, scalars as they are written; an alias is what its anchor
 * marks, counted each time. Lines may end in CR alone. One document; a name that stands twice is refused, and so is text that is no YAML, with the line.
 */
export function readOwrsYaml(text: string): OwrsReading {
  if (text.length > MAX_CHARACTERS)
    return { ok: false, line: 1, message: `a rate file may have at most ${MAX_CHARACTERS} characters` }
  const lines = new LineCounter()
  const documents = parseAllDocuments(text.replace(/\r\n?/g, '\n'), {
    lineCounter: lines,
    uniqueKeys: true,
    schema: 'failsafe',
    prettyErrors: false,
  })
  if (!Array.isArray(documents)) return { ok: false, line: 1, message: 'the file is empty' }
  for (const document of documents) {
    const [error] = document.errors
    if (error !== undefined) return { ok: false, line: lines.linePos(error.pos[0]).line, message: firstSentence(error.message) }
  }
  const filled = (documents as Document[]).filter((document) => document.contents !== null)
  const [document] = filled
  if (document === undefined) return { ok: false, line: 1, message: 'the file is empty' }
  if (filled.length > 1) return { ok: false, line: 1, message: `the file holds ${filled.length} documents, not one` }
  return nodesOf(document, lines)
}

function nodesOf(document: Document, lines: LineCounter): OwrsReading {
  let left = MAX_NODES
  const anchors = new Map<string, Node>()
  let refusal: { line: number; message: string } | undefined
  const refuse = (line: number, message: string): OwrsNode => {
    refusal ??= { line, message }
    return { kind: 'scalar', text: null, line }
  }
  const lineOf = (node: Node | null | undefined): number =>
    node?.range === undefined || node.range === null ? 1 : lines.linePos(node.range[0]).line
  const visit = (node: unknown, depth: number, line: number): OwrsNode => {
    left -= 1
    if (left < 0 || depth > MAX_DEPTH) return refuse(line, TOO_DEEP)
    if (node === null || node === undefined) return { kind: 'scalar', text: null, line }
    const own = lineOf(node as Node) || line
    if (isAlias(node)) {
      const marked = anchors.get(node.source)
      return marked === undefined ? refuse(own, `nothing is marked with &${node.source}`) : visit(marked, depth + 1, own)
    }
    if ((isScalar(node) || isSeq(node) || isMap(node)) && node.anchor !== undefined) anchors.set(node.anchor, node)
    if (isScalar(node)) {
      const isEmpty =
        node.value === null || (node.type === 'PLAIN' && (node.source === '' || node.source === '~' || node.source === 'null'))
      return { kind: 'scalar', text: isEmpty ? null : String(node.value), line: own }
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => visit(item, depth + 1, own)), line: own }
    if (isMap(node)) {
      const entries = node.items.map((pair): OwrsEntry => {
        const key = pair.key
        const at = lineOf(key as Node) || own
        if (!isScalar(key) || (typeof key.value !== 'string' && key.value !== null)) {
          refuse(at, 'a name must be text')
          return { key: '', line: at, value: { kind: 'scalar', text: null, line: at } }
        }
        return { key: (key.value ?? '').trim(), line: at, value: visit(pair.value, depth + 1, at) }
      })
      return { kind: 'map', entries: withMerged(entries, refuse), line: own }
    }
    return refuse(own, 'this is not understood')
  }
  const root = visit(document.contents, 0, 1)
  if (refusal !== undefined) return { ok: false, ...refusal }
  return { ok: true, root }
}

/** `<<: *marked` stands for the members of what is marked, as far as the map does not state them itself. */
function withMerged(entries: readonly OwrsEntry[], refuse: (line: number, message: string) => OwrsNode): readonly OwrsEntry[] {
  const merge = entries.find((entry) => entry.key === '<<')
  if (merge === undefined) return entries
  const members = new Map(entries.filter((entry) => entry !== merge).map((entry) => [entry.key, entry]))
  for (const source of merge.value.kind === 'list' ? merge.value.items : [merge.value]) {
    if (source.kind !== 'map') refuse(merge.line, 'what << takes in is no map')
    else for (const entry of source.entries) if (!members.has(entry.key)) members.set(entry.key, entry)
  }
  return [...members.values()]
}

function firstSentence(message: string): string {
  if (message.startsWith('Maximum call stack')) return TOO_DEEP
  return (message.split('\n')[0] ?? message).trim()
}
