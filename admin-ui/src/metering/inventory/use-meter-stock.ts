import { useQuery } from '@tanstack/react-query'
import type { MeterStockJson } from '../../../../api/metering/inventory-routes.js'
import { callApi } from '../../http.js'

/** Warehouses and purchase lots with what is in them. */
export function useMeterStock() {
  return useQuery({
    queryKey: ['meter-stock'],
    queryFn: async ({ signal }) => (await callApi<MeterStockJson>('/meter-stock', { signal })).body,
  })
}
