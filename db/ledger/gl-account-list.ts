import type { GlKind } from '../../domain/ledger/chart-of-accounts.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

export type GlAccountRecord = {
  readonly id: string
  readonly name: string
  readonly kind: GlKind
  readonly service: string | null
}

export const GL_ACCOUNT_COLUMNS: ListColumns = {
  sortable: { id: 'code', name: 'name', kind: 'kind', service: 'service' },
  filterable: {
    id: { sql: 'code', type: 'text', match: 'equals' },
    kind: { sql: 'kind', type: 'text', match: 'equals' },
    service: { sql: 'service', type: 'text', match: 'equals' },
    q: { sql: "code || ' ' || name", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'code',
}

export function listGlAccounts(db: Queryable, window: ListWindow): Promise<ListPage<GlAccountRecord>> {
  return readWindow<GlAccountRecord>(db, window, { select: 'code as "id", name, kind, service', from: 'gl_accounts' })
}
