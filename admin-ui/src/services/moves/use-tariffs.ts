import { useQuery } from '@tanstack/react-query'
import type { TariffRecordJson } from '../../../../api/rating/contract.js'
import { listQuery } from '../../data-provider.js'
import { callApi } from '../../http.js'

const SHOWN = 200

/** Every tariff of the rate book; empty until it is known. */
export function useTariffs(): readonly TariffRecordJson[] {
  const query = listQuery({ sort: { field: 'id', order: 'ASC' }, pagination: { page: 1, perPage: SHOWN } })
  const { data } = useQuery({
    queryKey: ['tariffs', 'choice'],
    queryFn: async ({ signal }) => (await callApi<TariffRecordJson[]>(`/tariffs?${query}`, { signal })).body,
    staleTime: 60_000,
  })
  return data ?? []
}
