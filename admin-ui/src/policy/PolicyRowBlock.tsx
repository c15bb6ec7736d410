import Box from '@mui/material/Box'
import type { PolicyRowJson } from '../../../api/policy/contract.js'
import { dayText } from '../presentation/date-text.js'
import { StateChip } from '../presentation/StateChip.js'
import { ConfirmRowButton } from './ConfirmRowButton.js'
import { MARK_TEXT } from './policy-words.js'

interface Props {
  readonly row: PolicyRowJson
  /** What the parameter means; left out where the page says it already. */
  readonly means?: string
  /** Rows of wider packs on the same parameter. */
  readonly overrides?: readonly PolicyRowJson[]
  /** Says of which pack and version the row is. */
  readonly showsPack?: boolean
}

/** A rule as people read it: the sentence, the value, whom it concerns, its source and how far to trust it. */
export function PolicyRowBlock({ row, means, overrides = [], showsPack = false }: Props) {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gap: { xs: 0.5, md: 2 },
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 5fr) minmax(0, 4fr)' },
        px: 1.5,
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
        fontSize: '0.8125rem',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: 600 }}>{row.says}</Box>
        <Box sx={{ mt: 0.25, overflowWrap: 'anywhere' }}>{row.valueText}</Box>
        {means !== undefined && <Box sx={{ color: 'text.secondary', mt: 0.25 }}>{means}</Box>}
        {overrides.map((other) => (
          <Box key={`${other.pack}/${other.row}`} sx={{ color: 'text.secondary', mt: 0.5 }}>
            {other.pack} says: {other.valueText} ({other.scopeText})
          </Box>
        ))}
        {row.weakerBecause !== null && <Box sx={{ mt: 0.5 }}>Gives less, because: {row.weakerBecause}</Box>}
      </Box>
      <Box sx={{ minWidth: 0, color: 'text.secondary' }}>
        <Box>
          <Box component="code" sx={{ color: 'text.primary' }}>
            {row.key}
          </Box>{' '}
          · {row.scopeText}
          {inForceText(row)}
        </Box>
        {showsPack && (
          <Box>
            {row.pack}, version {row.version}
          </Box>
        )}
        <Box>
          {row.citation} · {MARK_TEXT[row.mark]}
        </Box>
        <Trust row={row} />
      </Box>
    </Box>
  )
}

function Trust({ row }: { readonly row: PolicyRowJson }) {
  if (row.confirmation !== null) {
    const { confirmedBy, confirmedOn, source } = row.confirmation
    return (
      <Box sx={{ mt: 0.5 }}>
        <StateChip state="confirmed" label="Confirmed" tone="done" /> by {confirmedBy} on {dayText(confirmedOn)}: {source}
      </Box>
    )
  }
  if (!row.isUnconfirmed) return null
  return (
    <Box sx={{ mt: 0.5, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <StateChip state="waiting" label="Not confirmed" />
      <ConfirmRowButton row={row} />
    </Box>
  )
}

function inForceText(row: PolicyRowJson): string {
  const from = row.from === null ? '' : ` · from ${dayText(row.from)}`
  return row.to === null ? from : `${from} · until ${dayText(row.to)}`
}
