import { useQuery } from '@tanstack/react-query'
import type { AgreementRecordJson } from '../../../../api/services/contract.js'
import { listQuery } from '../../data-provider.js'
import { callApi } from '../../http.js'

const SHOWN = 200

/** Every agreement that was ever at a place; nothing is asked without one. */
export function usePlaceAgreements(premiseId: string | undefined) {
  const query = listQuery({
    filter: { premiseId },
    sort: { field: 'id', order: 'DESC' },
    pagination: { page: 1, perPage: SHOWN },
  })
  return useQuery({
    queryKey: ['agreements', 'of-place', premiseId],
    queryFn: async ({ signal }) => (await callApi<AgreementRecordJson[]>(`/agreements?${query}`, { signal })).body,
    enabled: premiseId !== undefined,
  })
}
