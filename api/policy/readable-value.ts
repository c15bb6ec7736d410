/** The value of a policy row in words: `16 calendar days, business roll`; `none` where the pack says that there is no such rule. */
export function valueText(value: unknown): string {
  if (value === null) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return words(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueText).join(value.some(isObject) ? '; ' : ', ')
  const { days, count, ...rest } = value as { readonly days?: number; readonly count?: string; readonly [name: string]: unknown }
  const parts = Object.entries(count === undefined ? (value as Record<string, unknown>) : rest).flatMap(([name, entry]) =>
    entry === true ? [words(name)] : entry === false ? [`not ${words(name)}`] : [`${words(name)} ${nested(entry)}`],
  )
  if (days !== undefined && count !== undefined) return [`${days} ${count} days`, ...parts].join(', ')
  if (count !== undefined) parts.push(`in ${count} days`)
  return parts.join(', ')
}

/** To whom and when a row applies, in words; `everybody` for an open scope. */
export function scopeText(scope: Readonly<Record<string, unknown>> | undefined): string {
  const parts = Object.entries(scope ?? {}).map(([name, entry]) => {
    if (name !== 'season') return (entry as string[]).map(words).join(' or ')
    const { first, last } = entry as { first: string; last: string }
    return `from ${first} to ${last}`
  })
  return parts.length === 0 ? 'everybody' : parts.join(' · ')
}

function nested(value: unknown): string {
  return isObject(value) ? `(${valueText(value)})` : valueText(value)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `low_income` → `low income`; times, days, degrees and sentences stay as they are. */
function words(text: string): string {
  return /^[a-z0-9_]+$/.test(text) ? text.replaceAll('_', ' ') : text
}
