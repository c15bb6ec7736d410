import { useQuery } from '@tanstack/react-query'
import type { CreditHistoryJson } from '../../../api/collections/credit-contract.js'
import { callApi } from '../http.js'

/** The credit history of an account, with the points of today. */
export function useCreditHistory(accountId: string) {
  return useQuery({
    queryKey: ['collections', 'credit', accountId],
    queryFn: async ({ signal }) =>
      (await callApi<CreditHistoryJson>(`/accounts/${encodeURIComponent(accountId)}/credit-history`, { signal })).body,
    retry: false,
  })
}
