import { useQuery } from '@tanstack/react-query'
import { callApi } from '../http.js'

/** The utility as everybody who is signed in may know it. `today` is the business date. */
export interface UtilityFacts {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly isSandbox: boolean
  readonly today: string
}

export const UTILITY_KEY = ['utility'] as const

/** Name, currency and business date; undefined until loaded, and before the first import. */
export function useUtility(): UtilityFacts | undefined {
  const { data } = useQuery({
    queryKey: UTILITY_KEY,
    queryFn: async ({ signal }) => (await callApi<UtilityFacts | null>('/utility', { signal })).body,
    staleTime: 30_000,
    refetchInterval: 60_000,
  })
  return data ?? undefined
}

export function useCurrency(): string {
  return useUtility()?.currency ?? 'USD'
}

/** The business date, or undefined until it is known. */
export function useToday(): string | undefined {
  return useUtility()?.today
}
