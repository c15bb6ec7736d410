/** One field that an audited change touched. Values are shown as text; absent means there was, or is, none. */
export interface ChangedField {
  /** `address.line1`, `roles[1]`. */
  readonly path: string
  readonly before?: string
  readonly after?: string
  readonly change: 'added' | 'removed' | 'changed' | 'same'
}

/**
 * What differs between the two states of an audit row, field by field in the order of the fields. A new thing has only added
 * fields, a deleted one only removed ones. Fields that did not change follow after, for who wants to see the whole.
 */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const left = flatten(before)
  const right = flatten(after)
  const fields = [...new Set([...left.keys(), ...right.keys()])].map((path): ChangedField => {
    const old = left.get(path)
    const now = right.get(path)
    if (old === undefined) return { path, after: now ?? '', change: 'added' }
    if (now === undefined) return { path, before: old, change: 'removed' }
    return { path, before: old, after: now, change: old === now ? 'same' : 'changed' }
  })
  return [...fields.filter((field) => field.change !== 'same'), ...fields.filter((field) => field.change === 'same')]
}

function flatten(value: unknown): Map<string, string> {
  const found = new Map<string, string>()
  collect(value, '', found)
  return found
}

function collect(value: unknown, path: string, found: Map<string, string>): void {
  if (value === null || value === undefined) return
  if (Array.isArray(value)) {
    if (value.every((entry) => typeof entry !== 'object' || entry === null)) {
      found.set(path === '' ? 'value' : path, value.map(asText).join(', '))
      return
    }
    value.forEach((entry, index) => collect(entry, `${path}[${index}]`, found))
    return
  }
  if (typeof value === 'object') {
    for (const [key, entry] of Object.entries(value)) collect(entry, path === '' ? key : `${path}.${key}`, found)
    return
  }
  found.set(path === '' ? 'value' : path, asText(value))
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
