import { useQuery } from '@tanstack/react-query'
import type { TariffCheckJson } from '../../../api/rating/contract.js'
import { callApi } from '../http.js'

/** What is wrong with the text of a tariff file, or what saving it would do; nothing is saved by asking. */
export function useTariffCheck(text: string | undefined) {
  const { data, error, isFetching } = useQuery({
    queryKey: ['tariff-check', text],
    queryFn: async ({ signal }) =>
      (await callApi<TariffCheckJson>('/tariffs/validate', { method: 'POST', body: { file: text, against: 'utility' }, signal }))
        .body,
    enabled: text !== undefined,
    gcTime: 0,
  })
  return { check: data, error, isChecking: isFetching }
}
