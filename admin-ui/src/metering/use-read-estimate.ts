import { useQuery } from '@tanstack/react-query'
import { callApi } from '../http.js'

export interface ReadEstimateJson {
  readonly value: string
  readonly rule: string
  /** How it was made, to be put behind "An estimate". */
  readonly sentence: string
}

/** What the utility's rules make of a register on a day it was not read; nothing is asked without a register. */
export function useReadEstimate(
  asked: { readonly meterId: string; readonly register: string; readonly readOn: string } | undefined,
) {
  return useQuery({
    queryKey: ['read-estimate', asked],
    queryFn: async ({ signal }) => {
      const { meterId, register = '', readOn = '' } = asked ?? { meterId: '' }
      const text = new URLSearchParams({ register, readOn })
      return (await callApi<ReadEstimateJson>(`/meters/${encodeURIComponent(meterId)}/read-estimate?${text}`, { signal })).body
    },
    enabled: asked !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asked.readOn),
    retry: false,
  })
}
