/** Everything on record about a person: rows of each kind. */
export type PersonExport = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** The same as text a person can read: a heading for each kind, a line for each field that has a value. */
export function readableExport(title: string, data: PersonExport): string {
  const sections = Object.entries(data)
    .filter(([, rows]) => rows.length > 0)
    .map(([kind, rows]) => `${words(kind)}\n${'='.repeat(kind.length)}\n\n${rows.map(rowText).join('\n')}`)
  return `${title}\n\n${sections.join('\n')}`
}

function rowText(row: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(row)
    .filter(([, value]) => value !== null && value !== '' && value !== undefined)
    .map(([field, value]) => `  ${words(field)}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
  return `${lines.join('\n')}\n`
}

function words(code: string): string {
  const text = code.replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
