import Box from '@mui/material/Box'
import { Link, useParams } from 'react-router-dom'
import { Day } from '../presentation/Day.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { FactList } from '../presentation/FactList.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import type { AuditRecord } from './access-records.js'
import { actionText, subjectText } from './access-words.js'
import { ChangedFields } from './ChangedFields.js'

/** One change: who, when, why, and the fields before and after. */
export function AuditShow() {
  const { id = '' } = useParams()
  const { data: row, error, isPending, refetch } = useRecordPage<AuditRecord>('audit', id)
  if (row === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This audit row" onRetry={() => void refetch()} />
  }
  const subject = subjectText(row.subjectKind, row.subjectId)
  return (
    <>
      <RecordHeader kind="Audit" number={String(row.id)} name={`${actionText(row.action)}: ${subject}`} />
      <Box
        sx={{
          p: { xs: 0, sm: 2 },
          pt: { xs: 2 },
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '360px minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Panel title="Who, when, why" padded>
          <FactList
            facts={[
              { label: 'Who', value: `${row.actorName} (${row.actorKind})` },
              { label: 'When', value: <Instant at={row.at} /> },
              { label: 'Business date', value: row.businessDate === null ? undefined : <Day date={row.businessDate} /> },
              { label: 'Why', value: row.reason },
              { label: 'What', value: <code>{row.action}</code> },
              { label: 'To what', value: row.subjectPath === null ? subject : <Link to={row.subjectPath}>{subject}</Link> },
              { label: 'Request', value: row.requestId === null ? undefined : <code>{row.requestId}</code> },
            ]}
          />
        </Panel>
        <ChangedFields before={row.before} after={row.after} />
      </Box>
    </>
  )
}
