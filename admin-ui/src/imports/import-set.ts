/** The files of the import contract; those that may be absent are marked. In the order in which they are read. */
const CONTRACT_FILES: readonly { readonly name: string; readonly mayBeAbsent?: true }[] = [
  { name: 'settings.json' },
  { name: 'bill_cycles.csv' },
  { name: 'customers.csv' },
  { name: 'accounts.csv' },
  { name: 'account_people.csv' },
  { name: 'premises.csv' },
  { name: 'service_points.csv' },
  { name: 'meters.csv' },
  { name: 'registers.csv' },
  { name: 'installs.csv' },
  { name: 'agreements.csv' },
  { name: 'reads.csv' },
  { name: 'open_items.csv', mayBeAbsent: true },
  { name: 'deposits.csv', mayBeAbsent: true },
  { name: 'bill_history.csv', mayBeAbsent: true },
  { name: 'bank_openings.csv', mayBeAbsent: true },
]

const ACCEPT_FILE = 'accepted-rows.csv'
const TARIFF = /(?:^|\/)(tariffs\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.json)$/

/** A chosen file as the browser knows it: its name, and its path where a folder was chosen. */
export interface ChosenFile {
  readonly name: string
  readonly webkitRelativePath: string
  readonly size: number
}

export interface ImportSet<File extends ChosenFile> {
  /** What is part of the set, with its name there. */
  readonly files: readonly { readonly name: string; readonly file: File }[]
  /** Names of what is left alone. */
  readonly others: readonly string[]
  /** What is still needed. */
  readonly missing: readonly string[]
  readonly bytes: number
}

/**
 * What of the chosen files belongs to an import, and what is missing. Of a folder only its own files and its `tariffs` count; chosen one
 * by one, a JSON file that is not the settings is a tariff.
 */
export function importSetOf<File extends ChosenFile>(chosen: readonly File[]): ImportSet<File> {
  const found = new Map<string, File>()
  const others: string[] = []
  for (const file of chosen) {
    const name = nameInSet(file)
    if (name === undefined) others.push(file.webkitRelativePath || file.name)
    else found.set(name, file)
  }
  const needed = CONTRACT_FILES.filter((file) => file.mayBeAbsent !== true).map((file) => file.name)
  const missing = needed.filter((name) => !found.has(name))
  if (![...found.keys()].some((name) => name.startsWith('tariffs/'))) missing.push('tariffs/*.json')
  const files = [...found].map(([name, file]) => ({ name, file }))
  return { files, others, missing, bytes: files.reduce((sum, { file }) => sum + file.size, 0) }
}

function nameInSet(file: ChosenFile): string | undefined {
  const path = file.webkitRelativePath
  // Of a folder `city/…` only the files right in it: what lies deeper, tariffs apart, is not part of the set.
  const depth = path === '' ? 1 : path.split('/').length - 1
  const tariff = TARIFF.exec(path)?.[1]
  if (tariff !== undefined && depth === 2) return tariff
  if (depth !== 1) return undefined
  if (file.name === ACCEPT_FILE || CONTRACT_FILES.some((known) => known.name === file.name)) return file.name
  return path === '' && TARIFF.test(`tariffs/${file.name}`) ? `tariffs/${file.name}` : undefined
}
