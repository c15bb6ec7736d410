import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { UseQueryResult } from '@tanstack/react-query'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { SearchHitRow } from './SearchHitRow.js'
import type { SearchAnswer, SearchGroup, SearchHit } from './search-hit.js'

interface Props {
  readonly listId: string
  readonly search: UseQueryResult<SearchAnswer>
  readonly chosen: number
  readonly text: string
  readonly onPick: (hit: SearchHit) => void
  readonly onHover: (index: number) => void
}

/** What was found, grouped by what it is. */
export function SearchResults({ listId, search, chosen, text, onPick, onHover }: Props) {
  const groups = search.data?.groups ?? []
  return (
    <Box
      // The field would lose the focus, and this list with it, before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
      sx={{
        mt: 0.5,
        width: 560,
        maxWidth: 'calc(100vw - 16px)',
        maxHeight: '75vh',
        overflow: 'auto',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        boxShadow: '0 8px 28px rgba(11, 34, 46, 0.18)',
      }}
    >
      {search.isError && <ErrorState dense error={search.error} what="The search" onRetry={() => void search.refetch()} />}
      {search.isPending && <RowSkeletons rows={4} height={36} />}
      {search.data !== undefined && groups.length === 0 && (
        <EmptyState
          dense
          title={`Nothing found for “${text}”`}
          sentence="Try part of a name, a street, the last digits of a phone number, or a number from the bill."
        />
      )}
      <Box role="listbox" id={listId} aria-label="Search results">
        {groups.map((group, index) => (
          <Group
            key={group.kind}
            group={group}
            first={groups.slice(0, index).reduce((sum, before) => sum + before.hits.length, 0)}
            {...{ listId, chosen, text, onPick, onHover }}
          />
        ))}
      </Box>
    </Box>
  )
}

interface GroupProps extends Omit<Props, 'search'> {
  readonly group: SearchGroup
  readonly first: number
}

function Group({ group, first, listId, chosen, text, onPick, onHover }: GroupProps) {
  return (
    <Box
      role="group"
      aria-label={group.label}
      sx={{ py: 0.5, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}
    >
      <Typography variant="overline" component="div" color="text.secondary" sx={{ px: 1.5, textTransform: 'none' }}>
        {group.label}
        {group.hasMore ? ' · the closest of more' : ''}
      </Typography>
      {group.hits.map((hit, index) => (
        <SearchHitRow
          key={`${group.kind}-${hit.id}`}
          id={`${listId}-${first + index}`}
          hit={hit}
          text={text}
          isChosen={chosen === first + index}
          onPick={() => onPick(hit)}
          onHover={() => onHover(first + index)}
        />
      ))}
    </Box>
  )
}
