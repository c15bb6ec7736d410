import type { TestClient } from './api.js'

/** What a list may be sorted and filtered by, as its own refusal says. */
export async function fieldsOfList(client: TestClient, path: string): Promise<{ sorts: string[]; filters: string[] }> {
  return {
    sorts: fieldsIn((await client.get(withQuery(path, { sort: ['no such field', 'ASC'] }))).body),
    filters: fieldsIn((await client.get(withQuery(path, { filter: { 'no such field': 1 } }))).body),
  }
}

function fieldsIn(body: string): string[] {
  const { errors = [] } = JSON.parse(body) as { errors?: { message: string }[] }
  const list = /there are: (.*)$/.exec(errors[0]?.message ?? '')?.[1]
  return list === undefined || list === '' ? [] : list.split(', ')
}

/** The path with each part of the query as JSON text. */
export function withQuery(path: string, query: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(query).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    // Half a surrogate pair has no encoding: a broken client sends what stands for it.
    return `${name}=${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'))}`
  })
  return `${path}?${parts.join('&')}`
}

/** One value of each kind that a filter may want. */
export const FILTER_VALUES: readonly unknown[] = ['a', 1, true, '2026-09-01', '12.50', 'A000001', ['a', 'b']]
