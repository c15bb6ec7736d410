import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { numberText } from '../../presentation/money-text.js'
import type { RunAccountRow } from '../billing-records.js'
import { reasonText } from '../billing-words.js'
import { reasonCounts } from './queue-order.js'

interface Props {
  readonly rows: readonly RunAccountRow[]
  /** The reason that is on; null: all. */
  readonly reason: string | null
  readonly onPick: (code: string | undefined) => void
}

/** The reasons with how many wait for each; pressing the one that is on shows all again. */
export function ReasonChips({ rows, reason, onPick }: Props) {
  return (
    <Box role="group" aria-label="Reasons" sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
      {reasonCounts(rows).map(({ code, accounts }) => (
        <ButtonBase
          key={code}
          aria-pressed={reason === code}
          onClick={() => onPick(reason === code ? undefined : code)}
          sx={(theme) => ({
            height: 28,
            px: 1.25,
            gap: 0.75,
            borderRadius: '14px',
            border: '1px solid',
            borderColor: reason === code ? theme.palette.primary.main : theme.palette.divider,
            backgroundColor: reason === code ? theme.palette.action.selected : theme.palette.background.paper,
            fontSize: '0.8125rem',
            fontWeight: reason === code ? 600 : 500,
            '@media (pointer: coarse)': { height: 44, borderRadius: '22px' },
          })}
        >
          {reasonText(code)}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {numberText(accounts)}
          </Box>
        </ButtonBase>
      ))}
    </Box>
  )
}
