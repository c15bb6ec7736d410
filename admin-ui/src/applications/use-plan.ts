import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ApplicationPlanJson } from '../../../api/applications/contract.js'
import { callApi } from '../http.js'

export interface PlanChoice {
  readonly customerId: string | null
  readonly isAnother: boolean
  readonly premiseId: string | null
  readonly startOn: string | null
  readonly movesOut: boolean
  readonly customerClass: 'residential' | 'commercial' | 'industrial' | 'public_authority'
}

/** What accepting by this choice would do; the former answer stays while a new one is awaited. */
export function usePlan(applicationId: string, choice: PlanChoice) {
  return useQuery({
    queryKey: ['applications', 'plan', applicationId, choice],
    queryFn: async ({ signal }) =>
      (
        await callApi<ApplicationPlanJson>(`/applications/${encodeURIComponent(applicationId)}/preview`, {
          method: 'POST',
          body: choice,
          signal,
        })
      ).body,
    placeholderData: keepPreviousData,
    retry: false,
  })
}
