import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { useEffect, useRef } from 'react'
import { AgeCell } from '../../presentation/AgeCell.js'
import type { RunAccountRow } from '../billing-records.js'
import { cycleText, reasonText } from '../billing-words.js'

interface Props {
  readonly rows: readonly RunAccountRow[]
  readonly at: string | undefined
  readonly onPick: (id: string) => void
}

/** The accounts of the queue. The chosen one is kept in sight. */
export function ParkedList({ rows, at, onPick }: Props) {
  const chosen = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (at !== undefined) chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <Box
      component="nav"
      aria-label="Parked accounts"
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: { xs: 0, sm: 1 },
        bgcolor: 'background.paper',
        maxHeight: { xs: 220, md: 'calc(100vh - 160px)' },
        overflow: 'auto',
      }}
    >
      {rows.map((row) => {
        const isChosen = row.id === at
        return (
          <ButtonBase
            key={row.id}
            ref={isChosen ? chosen : undefined}
            onClick={() => onPick(row.id)}
            aria-current={isChosen ? 'true' : undefined}
            sx={{
              display: 'block',
              width: '100%',
              textAlign: 'left',
              px: 1.5,
              py: 0.75,
              minHeight: 44,
              borderBottom: 1,
              borderColor: 'divider',
              borderLeft: 3,
              borderLeftColor: isChosen ? 'secondary.main' : 'transparent',
              bgcolor: isChosen ? 'action.selected' : undefined,
            }}
          >
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, fontSize: '0.8125rem', fontWeight: 600 }}>
              <span>{reasonText(row.reasonCode)}</span>
              <Box component="span" sx={{ fontWeight: 450, color: 'text.secondary' }}>
                <AgeCell since={row.parkedAt} />
              </Box>
            </Box>
            <Box
              sx={{
                fontSize: '0.75rem',
                color: 'text.secondary',
                overflow: 'hidden',
                textOverflow: 'ellipsis',
                whiteSpace: 'nowrap',
              }}
            >
              {row.accountId} · {row.customerName} · {cycleText(row.billCycle).toLowerCase()}
            </Box>
          </ButtonBase>
        )
      })}
    </Box>
  )
}
