import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PaymentPreviewJson } from '../../../../api/payments/contract.js'
import { callApi } from '../../http.js'

/** What a payment would pay, item by item; asking changes nothing. */
export function usePaymentPreview(account: string | undefined, amount: string | undefined) {
  return useQuery({
    queryKey: ['payment-preview', account, amount],
    queryFn: async ({ signal }) =>
      (await callApi<PaymentPreviewJson>('/payments/preview', { method: 'POST', body: { account, amount }, signal })).body,
    enabled: account !== undefined && amount !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}
