import Box from '@mui/material/Box'
import type { LedgerCheckJson } from '../../../api/ledger/contract.js'
import { countText } from '../presentation/count-text.js'
import { StateChip } from '../presentation/StateChip.js'
import { MONO } from '../shell/theme.js'

/** One invariant: what it says, how many rows break it, and the first of them. */
export function InvariantRow({ invariant }: { readonly invariant: LedgerCheckJson['invariants'][number] }) {
  const isKept = invariant.rows === 0
  return (
    <Box
      sx={{
        px: 1.5,
        py: 0.75,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { borderBottom: 0 },
        fontSize: '0.8125rem',
      }}
    >
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>
            {invariant.id}
          </Box>
          {invariant.sentence}
        </Box>
        <StateChip state={isKept ? 'done' : 'failed'} label={isKept ? 'Kept' : countText(invariant.rows, 'row')} />
      </Box>
      {invariant.examples.length > 0 && (
        <Box
          component="pre"
          sx={{
            m: 0,
            mt: 0.5,
            p: 1,
            bgcolor: 'action.hover',
            borderRadius: 0.5,
            overflowX: 'auto',
            fontFamily: MONO,
            fontSize: '0.75rem',
          }}
        >
          {invariant.examples.map((example) => JSON.stringify(example)).join('\n')}
        </Box>
      )}
    </Box>
  )
}
