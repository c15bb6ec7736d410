import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import { EmptyState } from '../presentation/EmptyState.js'
import { ProgressBar } from '../presentation/ProgressBar.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { stateText } from '../presentation/state-tone.js'
import { StateChip } from '../presentation/StateChip.js'
import type { RunningWorkItem } from './running-work.js'

/** The list behind the ring: what runs, how far it is, and what waits for a person. */
export function RunningWorkList({ items, onPick }: { readonly items: readonly RunningWorkItem[]; readonly onPick?: () => void }) {
  if (items.length === 0) {
    return (
      <EmptyState
        dense
        title="Nothing is running"
        sentence="Bill runs and imports appear here with their progress, wherever you are."
      />
    )
  }
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, minWidth: { sm: 360 }, maxWidth: '100%' }}>
      {items.map((item) => (
        <Box component="li" key={item.id} sx={{ borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}>
          <Box
            component={Link}
            to={item.path}
            onClick={onPick}
            sx={{
              display: 'block',
              px: 2,
              py: 1.25,
              color: 'inherit',
              textDecoration: 'none',
              '&:hover': { bgcolor: 'action.hover' },
            }}
          >
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, mb: 0.5, fontWeight: 600 }}>
              {plainSentence(item.title)}
              <StateChip state={item.state} label={stateText(item.step)} />
            </Box>
            {item.done !== null && item.total !== null && (
              <ProgressBar
                label={item.title}
                done={item.done}
                total={item.total}
                noun={item.noun ?? 'rows'}
                isRunning={item.isMoving}
              />
            )}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
