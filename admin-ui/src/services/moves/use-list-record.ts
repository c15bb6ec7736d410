import { useQuery } from '@tanstack/react-query'
import { listQuery } from '../../data-provider.js'
import { callApi } from '../../http.js'

/** One row of a list by its number, as the fields that choose one hold it: for a page that was opened from the record's own. */
export function useListRecord<Row>(resource: string, id: string | null): Row | undefined {
  const query = listQuery({ filter: { id: [id] }, pagination: { page: 1, perPage: 1 } })
  const { data } = useQuery({
    queryKey: [resource, 'chosen', id],
    queryFn: async ({ signal }) => (await callApi<Row[]>(`/${resource}?${query}`, { signal })).body,
    enabled: id !== null,
  })
  return data?.[0]
}
