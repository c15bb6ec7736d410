import { useQuery } from '@tanstack/react-query'
import type { CrewRecordJson, WorkOrderTypeJson } from '../../../api/fieldwork/contract.js'
import { callApi } from '../http.js'

const ALL = `range=${encodeURIComponent('[0,199]')}`

/** Every crew, those that work no more too; undefined until loaded. */
export function useCrews(): readonly CrewRecordJson[] | undefined {
  return useQuery({
    queryKey: ['crews', 'all'],
    queryFn: async ({ signal }) =>
      (await callApi<readonly CrewRecordJson[]>(`/crews?${ALL}&sort=${encodeURIComponent('["name","ASC"]')}`, { signal })).body,
    staleTime: 30_000,
  }).data
}

/** Every kind of work; undefined until loaded. */
export function useOrderTypes(): readonly WorkOrderTypeJson[] | undefined {
  return useQuery({
    queryKey: ['work-order-types', 'all'],
    queryFn: async ({ signal }) =>
      (
        await callApi<readonly WorkOrderTypeJson[]>(`/work-order-types?${ALL}&sort=${encodeURIComponent('["title","ASC"]')}`, {
          signal,
        })
      ).body,
    staleTime: 30_000,
  }).data
}
