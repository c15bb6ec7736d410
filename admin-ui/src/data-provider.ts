import type { DataProvider, GetListResult, RaRecord } from 'react-admin'
import { callApi } from './http.js'

interface ListQuery {
  readonly pagination?: { readonly page: number; readonly perPage: number }
  readonly sort?: { readonly field: string; readonly order: 'ASC' | 'DESC' }
  readonly filter?: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal
}

/** The simple-rest form: `filter`, `sort` and `range` as JSON text; `range` has both ends included. */
export function listQuery({ pagination, sort, filter }: ListQuery): string {
  const query = new URLSearchParams()
  if (sort !== undefined) query.set('sort', JSON.stringify([sort.field, sort.order]))
  if (pagination !== undefined) {
    const first = (pagination.page - 1) * pagination.perPage
    query.set('range', JSON.stringify([first, first + pagination.perPage - 1]))
  }
  if (filter !== undefined && Object.keys(filter).length > 0) query.set('filter', JSON.stringify(filter))
  return query.toString()
}

/** `accounts 0-24/319` → 319. */
export function totalOf(contentRange: string | null): number {
  const total = Number(contentRange?.split('/').pop())
  if (!Number.isFinite(total)) throw new Error('The list answered without a Content-Range header.')
  return total
}

async function list<RecordType extends RaRecord>(resource: string, query: ListQuery): Promise<GetListResult<RecordType>> {
  const { body, headers } = await callApi<RecordType[]>(`/${resource}?${listQuery(query)}`, { signal: query.signal })
  return { data: body, total: totalOf(headers.get('content-range')) }
}

const path = (resource: string, id: string | number): string => `/${resource}/${encodeURIComponent(String(id))}`

/** The key of a write made by a form of react-admin; dialogs of ours bring the one they made when they opened. */
const keyOf = (meta: unknown): string =>
  typeof meta === 'object' && meta !== null && 'key' in meta && typeof meta.key === 'string' ? meta.key : crypto.randomUUID()

export const dataProvider: DataProvider = {
  supportAbortSignal: true,
  getList: (resource, params) => list(resource, params),
  getOne: async (resource, { id, signal }) => ({ data: (await callApi<never>(path(resource, id), { signal })).body }),
  getMany: async (resource, { ids, signal }) =>
    list(resource, { filter: { id: ids }, pagination: { page: 1, perPage: ids.length }, signal }),
  getManyReference: (resource, { target, id, filter, ...rest }) =>
    list(resource, { ...rest, filter: { ...filter, [target]: id } }),
  create: async (resource, { data, meta }) => ({
    data: (await callApi<never>(`/${resource}`, { method: 'POST', body: data, key: keyOf(meta) })).body,
  }),
  update: async (resource, { id, data, meta }) => ({
    data: (await callApi<never>(path(resource, id), { method: 'PATCH', body: data, key: keyOf(meta) })).body,
  }),
  updateMany: async (resource, { ids, data }) => {
    for (const id of ids) await callApi(path(resource, id), { method: 'PATCH', body: data, key: crypto.randomUUID() })
    return { data: ids }
  },
  delete: async (resource, { id, previousData }) => {
    await callApi(path(resource, id), { method: 'DELETE', key: crypto.randomUUID() })
    return { data: previousData as never }
  },
  deleteMany: async (resource, { ids }) => {
    for (const id of ids) await callApi(path(resource, id), { method: 'DELETE', key: crypto.randomUUID() })
    return { data: ids }
  },
}
