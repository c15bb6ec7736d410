interface Queued {
  readonly id: string
  readonly reasonCode: string | null
}

/** How many wait for each reason, most first. */
export function reasonCounts(rows: readonly Queued[]): { readonly code: string; readonly accounts: number }[] {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row.reasonCode ?? '', (counts.get(row.reasonCode ?? '') ?? 0) + 1)
  return [...counts]
    .map(([code, accounts]) => ({ code, accounts }))
    .sort((one, other) => other.accounts - one.accounts || (one.code < other.code ? -1 : 1))
}

/** The one after (1) or before (-1) the given, staying at the ends; the first where the given is not in the queue. */
export function neighbour(rows: readonly Queued[], id: string | undefined, step: 1 | -1): string | undefined {
  const index = rows.findIndex((row) => row.id === id)
  if (index < 0) return rows[0]?.id
  return rows[Math.min(Math.max(index + step, 0), rows.length - 1)]?.id
}

/** Which to show once the given leaves the queue: the one after it, or the one before the last. */
export function afterLeaving(rows: readonly Queued[], id: string): string | undefined {
  const index = rows.findIndex((row) => row.id === id)
  if (index < 0) return rows[0]?.id
  return rows[index + 1]?.id ?? rows[index - 1]?.id
}
