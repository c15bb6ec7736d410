import { useGetList } from 'react-admin'
import { Link, useNavigate } from 'react-router-dom'
import { DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { usePermission } from '../shell/use-permission.js'
import type { AuditRecord } from './access-records.js'
import { actionText, subjectText } from './access-words.js'

const SHOWN = 12

/** What somebody changed last; nothing for those who may not see the audit. */
export function RecentAudit({ actorId }: { readonly actorId: string }) {
  const maySee = usePermission('access.read_audit')
  const navigate = useNavigate()
  const { data } = useGetList<AuditRecord>(
    'audit',
    { filter: { actorId }, sort: { field: 'id', order: 'DESC' }, pagination: { page: 1, perPage: SHOWN } },
    { enabled: maySee },
  )
  if (!maySee) return null
  return (
    <Panel title="Last changes" aside={<Link to={`/audit?filter=${encodeURIComponent(JSON.stringify({ actorId }))}`}>All</Link>}>
      {data === undefined && <RowSkeletons rows={4} />}
      {data?.length === 0 && <EmptyState dense title="No change yet" />}
      {data !== undefined && data.length > 0 && (
        <DenseTable
          label="Last changes"
          rows={data}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`/audit/${row.id}/show`)}
          columns={[
            { label: 'When', render: (row) => <Instant at={row.at} /> },
            { label: 'What', render: (row) => actionText(row.action) },
            { label: 'To what', render: (row) => subjectText(row.subjectKind, row.subjectId), desktopOnly: true },
          ]}
        />
      )}
    </Panel>
  )
}
