import Box from '@mui/material/Box'
import { useEffect, useRef } from 'react'
import { StateChip } from '../presentation/StateChip.js'
import { Highlighted } from './Highlighted.js'
import type { SearchHit } from './search-hit.js'

interface Props {
  readonly id: string
  readonly hit: SearchHit
  readonly text: string
  readonly isChosen: boolean
  readonly onPick: () => void
  readonly onHover: () => void
}

export function SearchHitRow({ id, hit, text, isChosen, onPick, onHover }: Props) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <Box
      ref={row}
      id={id}
      role="option"
      aria-selected={isChosen}
      onClick={onPick}
      onMouseMove={onHover}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        px: 1.5,
        py: 0.5,
        minHeight: 40,
        cursor: 'pointer',
        bgcolor: isChosen ? 'action.selected' : undefined,
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ fontWeight: 600, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          <Highlighted text={hit.title} part={text} />
        </Box>
        <Box
          sx={{
            color: 'text.secondary',
            fontSize: '0.8125rem',
            whiteSpace: 'nowrap',
            overflow: 'hidden',
            textOverflow: 'ellipsis',
          }}
        >
          <Highlighted text={hit.detail} part={text} />
        </Box>
      </Box>
      {hit.state !== null && <StateChip state={hit.state} />}
    </Box>
  )
}
