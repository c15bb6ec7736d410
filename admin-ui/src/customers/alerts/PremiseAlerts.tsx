import { useQuery } from '@tanstack/react-query'
import type { AlertRecordJson } from '../../../../api/customers/alert-contract.js'
import { listQuery } from '../../data-provider.js'
import { callApi } from '../../http.js'
import { AlertStrip } from './AlertStrip.js'

/** Alerts of a place, under its head. */
export function PremiseAlerts({ premiseId }: { readonly premiseId: string }) {
  const query = listQuery({ filter: { subjectKind: 'premise', subjectId: premiseId, holds: true } })
  const { data = [] } = useQuery({
    queryKey: ['alerts', 'premise', premiseId],
    queryFn: async ({ signal }) => (await callApi<AlertRecordJson[]>(`/alerts?${query}`, { signal })).body,
  })
  return <AlertStrip alerts={data} />
}
