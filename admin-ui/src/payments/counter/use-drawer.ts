import { useQuery } from '@tanstack/react-query'
import type { DrawerJson } from '../../../../api/payments/drawer-routes.js'
import { callApi } from '../../http.js'

/** What the one who is signed in has taken at the counter today. */
export function useDrawer() {
  return useQuery({
    queryKey: ['drawer'],
    queryFn: async ({ signal }) => (await callApi<DrawerJson>('/payments/drawer', { signal })).body,
    refetchInterval: 15_000,
  })
}
