import { useQuery } from '@tanstack/react-query'
import { callApi } from '../http.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import type { AuditRecord } from './access-records.js'
import { actionText, subjectText } from './access-words.js'

const COLUMNS: readonly ListColumn<AuditRecord>[] = [
  { id: 'at', label: 'When', sort: 'at', render: (row) => <Instant at={row.at} />, text: (row) => row.at },
  { id: 'actorName', label: 'Who', phone: 'title', render: (row) => row.actorName, text: (row) => row.actorName },
  { id: 'action', label: 'What', phone: 'title', render: (row) => actionText(row.action), text: (row) => row.action },
  {
    id: 'subject',
    label: 'To what',
    render: (row) => subjectText(row.subjectKind, row.subjectId),
    text: (row) => `${row.subjectKind} ${row.subjectId}`,
  },
  { id: 'reason', label: 'Why', render: (row) => row.reason, text: (row) => row.reason },
  {
    id: 'businessDate',
    label: 'Business date',
    optional: true,
    render: (row) => row.businessDate ?? '–',
    text: (row) => row.businessDate,
  },
  { id: 'actorKind', label: 'Kind of actor', optional: true, render: (row) => row.actorKind, text: (row) => row.actorKind },
  { id: 'requestId', label: 'Request', optional: true, render: (row) => row.requestId ?? '–', text: (row) => row.requestId },
]

/** Who changed what, when and why. */
export function AuditList() {
  const { data: actions } = useQuery({
    queryKey: ['audit-actions'],
    queryFn: async ({ signal }) => (await callApi<readonly string[]>('/audit-actions', { signal })).body,
    staleTime: 60_000,
  })
  return (
    <ListPage<AuditRecord>
      resource="audit"
      title="Audit"
      subtitle="Every change: who, when, why, before and after. Rows are never changed or deleted."
      columns={COLUMNS}
      sort={{ field: 'id', order: 'DESC' }}
      rowTo={(row) => `/audit/${row.id}/show`}
      filters={[
        {
          source: 'action',
          label: 'What',
          choices: (actions ?? []).map((action) => ({ value: action, label: actionText(action) })),
        },
        { source: 'actorName', label: 'Who', kind: 'text' },
        { source: 'subjectId', label: 'Number of the subject', kind: 'text' },
        { source: 'from', label: 'From', kind: 'day' },
        { source: 'to', label: 'To', kind: 'day' },
      ]}
      empty={{
        title: 'Nothing has been changed yet',
        sentence: 'Every change of a person, a machine or a process leaves a row here.',
      }}
    />
  )
}
