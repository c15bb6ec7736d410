import {
  type FoundRow,
  searchAccounts,
  searchBills,
  searchCustomers,
  searchMeters,
  searchPremises,
  type SearchTerms,
} from '../../db/search/search-reads.js'
import type { Queryable } from '../../db/pool.js'
import type { Permission } from '../../domain/access/permissions.js'
import { isSearchable } from '../../domain/kernel/is-searchable.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { Type } from 'typebox'
import { closed, listOf, nullable, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { searchTerms } from './search-terms.js'

const hit = closed({ id: text(64), title: text(400), detail: text(1000), state: nullable(text(40)), path: text(200) })
const group = closed({ kind: text(20), label: text(40), hits: listOf(hit, 10), hasMore: Type.Boolean() })

interface Section {
  readonly kind: string
  readonly label: string
  readonly permission: Permission
  readonly find: (db: Queryable, terms: SearchTerms, limit: number) => Promise<FoundRow[]>
  readonly path: (id: string) => string
}

/** Hits shown of each kind. */
const SHOWN = 6

const SECTIONS: readonly Section[] = [
  {
    kind: 'account',
    label: 'Accounts',
    permission: 'customers.read',
    find: searchAccounts,
    path: (id) => `/accounts/${id}/show`,
  },
  {
    kind: 'customer',
    label: 'Customers',
    permission: 'customers.read',
    find: searchCustomers,
    path: (id) => `/customers/${id}/show`,
  },
  { kind: 'premise', label: 'Premises', permission: 'premises.read', find: searchPremises, path: (id) => `/premises/${id}/show` },
  { kind: 'meter', label: 'Meters', permission: 'metering.read', find: searchMeters, path: (id) => `/meters/${id}/show` },
  { kind: 'bill', label: 'Bills', permission: 'billing.read', find: searchBills, path: (id) => `/bills/${id}/show` },
]

const search = route({
  method: 'GET',
  url: '/search',
  permission: 'search.read',
  tag: 'search',
  summary: 'Find by anything a caller says',
  description:
    'Name, account, address of service, telephone number, e-mail, meter or bill number; what the asker may not see is left out. A single letter or digit finds nothing.',
  query: closed({ q: text(100, { min: 1 }) }),
  response: closed({ query: text(100), groups: listOf(group, 10) }),
  handler: async ({ deps, query, may }) => {
    if (!isSearchable(query.q)) return { query: query.q, groups: [] }
    const terms = searchTerms(query.q)
    const sections = SECTIONS.filter((section) => may(section.permission))
    const groups = await readSnapshot(deps.pool, async (db) => {
      const found = []
      for (const section of sections) found.push(groupOf(section, await section.find(db, terms, SHOWN + 1)))
      return found
    })
    return { query: query.q, groups: groups.filter(({ hits }) => hits.length > 0) }
  },
})

function groupOf({ kind, label, path }: Section, rows: readonly FoundRow[]) {
  const hits = rows.slice(0, SHOWN).map((row) => ({ ...row, path: path(row.id) }))
  return { kind, label, hits, hasMore: rows.length > SHOWN }
}

export const searchRoutes: readonly Route[] = [search]
