import type { FastifyReply } from 'fastify'
import { loadPeriods, type PeriodRow } from '../../db/ledger/period-store.js'
import type { Queryable } from '../../db/pool.js'
import type { ListColumns } from '../../db/list-window.js'
import { loadUtilityFacts } from '../../db/utility/utility-facts.js'
import { mayClose, mayReopen } from '../../domain/ledger/accounting-period.js'
import { type ListQuery, parseList, sendList } from '../list.js'
import type { PeriodRecordJson } from './contract.js'

const COLUMNS: ListColumns = {
  sortable: { id: 'id' },
  filterable: { id: { sql: 'id', type: 'text', match: 'equals' }, state: { sql: 'state', type: 'text', match: 'equals' } },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'id',
}

/** Months are few: the list is made whole in memory, with what may be done to each. */
export async function readPeriods(db: Queryable, query: ListQuery, reply: FastifyReply): Promise<PeriodRecordJson[]> {
  const window = parseList(query, COLUMNS)
  const filter = JSON.parse(query.filter ?? '{}') as { id?: string | string[]; state?: string | string[] }
  const utility = await loadUtilityFacts(db)
  const all = await loadPeriods(db)
  const wanted = all
    .filter((row) => isOneOf(filter.id, row.period) && isOneOf(filter.state, row.state))
    .map((row) => recordOf(row, all, utility?.today ?? row.period))
  if (window.orderBy.startsWith('id desc')) wanted.reverse()
  const rows = wanted.slice(window.offset, window.offset + window.limit)
  return sendList(reply, { rows, total: wanted.length, resource: 'accounting-periods', offset: window.offset })
}

function isOneOf(wanted: string | string[] | undefined, value: string): boolean {
  return wanted === undefined || (Array.isArray(wanted) ? wanted.includes(value) : wanted === value)
}

function recordOf(row: PeriodRow, all: readonly PeriodRow[], today: string): PeriodRecordJson {
  const { period, ...rest } = row
  const [close, reopen] = [mayClose(period, all, today), mayReopen(period, all)]
  const wanted = row.state === 'open' ? close : reopen
  return { ...rest, id: period, mayClose: close.ok, mayReopen: reopen.ok, why: wanted.ok ? null : wanted.refusal.message }
}
