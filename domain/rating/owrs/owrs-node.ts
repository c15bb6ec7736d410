/**
 * A YAML document as the translation of water rates sees it: every scalar by its text as written, so that prices keep
 * their digits and a key such as `1` or `yes` stays what its author wrote. Lines count from 1.
 */
export type OwrsNode = OwrsScalar | OwrsList | OwrsMap

export interface OwrsScalar {
  readonly kind: 'scalar'
  /** null: nothing stands after the colon. */
  readonly text: string | null
  readonly line: number
}

export interface OwrsList {
  readonly kind: 'list'
  readonly items: readonly OwrsNode[]
  readonly line: number
}

export interface OwrsMap {
  readonly kind: 'map'
  readonly entries: readonly OwrsEntry[]
  readonly line: number
}

export interface OwrsEntry {
  readonly key: string
  readonly line: number
  readonly value: OwrsNode
}

/** One value of a field: text of a number, a formula or a word; or several, parallel to tiers. */
export interface OwrsLeaf {
  readonly items: readonly string[]
  readonly line: number
}

/** A value of a field for those whom its keys mean; without keys for all. */
export interface OwrsRow {
  readonly keys: readonly string[]
  readonly leaf: OwrsLeaf
}

/** The member of a map; undefined where the node is no map or has none of that name. */
export function memberOf(node: OwrsNode | undefined, key: string): OwrsNode | undefined {
  if (node?.kind !== 'map') return undefined
  return node.entries.find((entry) => entry.key === key)?.value
}

/** The text of a scalar, trimmed; undefined where it is none, or empty. */
export function textOf(node: OwrsNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.text === null) return undefined
  const text = node.text.trim()
  return text === '' ? undefined : text
}

/** The one member of an item; `- tier_prices:` with depends_on and values beside it, one step too far left, is a table all the same. */
function onlyMember(item: OwrsMap): OwrsEntry | undefined {
  const [first, ...rest] = item.entries
  if (first === undefined || rest.length === 0) return first
  const isTable =
    rest.length === 2 && rest.some((entry) => entry.key === 'depends_on') && rest.some((entry) => entry.key === 'values')
  if (!isTable || first.value.kind !== 'scalar' || first.value.text !== null) return undefined
  return { ...first, value: { kind: 'map', entries: rest, line: first.line } }
}

/** Members of a map; a list of maps with one member each (`- gpcd: 60`) is the older way of writing the same. */
export function entriesOf(node: OwrsNode | undefined): readonly OwrsEntry[] | undefined {
  if (node?.kind === 'map') return node.entries
  if (node?.kind !== 'list' || node.items.length === 0) return undefined
  const members = node.items.map((item) => (item.kind === 'map' ? onlyMember(item) : undefined))
  return members.every((member) => member !== undefined) ? members : undefined
}
