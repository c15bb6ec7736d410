import Box from '@mui/material/Box'
import { useGetList } from 'react-admin'
import type { CaseRecordJson } from '../../../api/cases/contract.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { TextLink } from '../presentation/TextLink.js'
import { CaseLine } from './CaseLine.js'

const SHOWN = 8

/** Cases one has and has not settled, the one whose clock ends first at the top. */
export function MyCasesPanel({ userId }: { readonly userId: string }) {
  const filter = { isOpen: true, ownerId: userId }
  const { data, total = 0 } = useGetList<CaseRecordJson>('cases', {
    filter,
    pagination: { page: 1, perPage: SHOWN },
    sort: { field: 'dueOn', order: 'ASC' },
  })
  return (
    <Panel
      title={total === 0 ? 'My cases' : `My cases: ${total}`}
      aside={<TextLink to={`/cases?filter=${encodeURIComponent(JSON.stringify({ isOpen: true }))}`}>All cases</TextLink>}
    >
      {data === undefined && <RowSkeletons rows={2} />}
      {data?.length === 0 && (
        <EmptyState dense title="You have no case" sentence="Take one from the list, or be given one by name." />
      )}
      {data?.map((entry) => (
        <Box
          key={entry.id}
          sx={{ px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}
        >
          <CaseLine entry={entry} hidesOwner />
          <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', overflowWrap: 'anywhere' }}>{entry.summary}</Box>
        </Box>
      ))}
    </Panel>
  )
}
