const PAGES: Readonly<Record<string, string>> = {
  account: 'accounts',
  customer: 'customers',
  payment: 'payments',
  bill: 'bills',
  bill_run: 'bill-runs',
  meter: 'meters',
  agreement: 'agreements',
  import: 'imports',
  process: 'processes',
}

/** The page of what a task is about; undefined where that has none of its own. */
export function subjectPath(kind: string | null, id: string | null): string | undefined {
  const page = kind === null ? undefined : PAGES[kind]
  return page === undefined || id === null ? undefined : `/${page}/${encodeURIComponent(id)}/show`
}
