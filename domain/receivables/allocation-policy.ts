import type { OpenItem, OpenItemKind } from './open-item.js'

/**
 * In which order money pays what is owed: kinds in the order named (kinds not named come after them, all alike), then the item that
 * fell due first, then the lower item id. The order is total, so that the same items always give the same result. An instalment of a
 * payment plan stands among the bills where no order names it: whichever falls due first is paid first, and neither starves the other.
 */
export interface AllocationPolicy {
  readonly kindPriority: readonly OpenItemKind[]
}

/** Compares two receivables: negative where `left` is paid first. */
export function payableBefore(policy: AllocationPolicy): (left: OpenItem, right: OpenItem) => number {
  const rank = new Map(policy.kindPriority.map((kind, index) => [kind, index]))
  const rankOf = (item: OpenItem): number =>
    rank.get(item.kind) ?? (item.kind === 'instalment' ? rank.get('bill') : undefined) ?? policy.kindPriority.length
  return (left, right) => rankOf(left) - rankOf(right) || textOrder(left.dueOn, right.dueOn) || left.itemId - right.itemId
}

/** Credits are used up oldest first, then by item id. */
export function usedBefore(left: OpenItem, right: OpenItem): number {
  return textOrder(left.originalOn, right.originalOn) || left.itemId - right.itemId
}

function textOrder(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
