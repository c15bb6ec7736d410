/** What people call the kinds of processes. */
const KINDS: Readonly<Record<string, string>> = {
  bill_cycle: 'Bill cycle',
  bill_delivery: 'Bill delivery',
  import: 'Import',
}

/** `bill_cycle` → `Bill cycle`. */
export function kindText(kind: string): string {
  const words = kind.replaceAll(/[_-]/g, ' ')
  return KINDS[kind] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** `waiting_for_window` → `waiting for window`, as part of a sentence. */
export function stepText(step: string): string {
  return step.replaceAll(/[_-]/g, ' ')
}

/** Page of a process; its id has slashes. */
export function processPath(id: string): string {
  return `/processes/${encodeURIComponent(id)}/show`
}
