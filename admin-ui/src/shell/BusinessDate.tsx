import Box from '@mui/material/Box'
import Tooltip from '@mui/material/Tooltip'
import { useState } from 'react'
import { dayText } from '../presentation/date-text.js'
import { useUtility } from '../presentation/use-utility.js'
import { AdvanceClockDialog } from './AdvanceClockDialog.js'
import { usePermission } from './use-permission.js'

/** Which utility, and which day it is for it. A sandbox day is marked: it is moved by hand and differs from the calendar. */
export function BusinessDate() {
  const utility = useUtility()
  const mayMove = usePermission('utility.advance_clock')
  const [isMoving, setMoving] = useState(false)
  if (utility === undefined) return null
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexShrink: 0, fontSize: '0.8125rem', lineHeight: 1.2 }}>
      <Box sx={{ display: { xs: 'none', lg: 'block' }, textAlign: 'right', minWidth: 0 }}>
        <Box sx={{ fontWeight: 600, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis', maxWidth: 260 }}>
          {utility.name}
        </Box>
      </Box>
      <Tooltip
        describeChild
        title={
          utility.isSandbox
            ? 'Sandbox: this business date is moved by hand. Bills, due dates and reminders follow it, not the calendar.'
            : `Business date in ${utility.timeZone}`
        }
      >
        <Box
          {...(utility.isSandbox && mayMove
            ? {
                component: 'button' as const,
                type: 'button' as const,
                onClick: () => setMoving(true),
                'aria-haspopup': 'dialog' as const,
              }
            : { tabIndex: 0 })}
          sx={(theme) => ({
            display: 'flex',
            alignItems: 'center',
            gap: 0.75,
            height: 26,
            px: 1,
            borderRadius: '5px',
            whiteSpace: 'nowrap',
            font: 'inherit',
            fontWeight: 600,
            cursor: utility.isSandbox && mayMove ? 'pointer' : undefined,
            border: '1px solid',
            ...(utility.isSandbox
              ? { color: theme.console.tones.waiting.ink, bgcolor: theme.console.tones.waiting.tint, borderColor: 'transparent' }
              : { borderColor: 'divider' }),
          })}
        >
          {utility.isSandbox && (
            <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
              Sandbox
            </Box>
          )}
          <time dateTime={utility.today}>{dayText(utility.today)}</time>
        </Box>
      </Tooltip>
      {utility.isSandbox && mayMove && (
        <AdvanceClockDialog open={isMoving} today={utility.today} onClose={() => setMoving(false)} />
      )}
    </Box>
  )
}
