import Box from '@mui/material/Box'
import type { Tone } from '../shell/palette.js'
import { stateText, toneOfState } from './state-tone.js'

interface Props {
  readonly state: string
  /** Said instead of the state's own name. */
  readonly label?: string
  /** Where the same word means something else than usual (an `open` run is running, an `open` task waits). */
  readonly tone?: Tone
}

/** A state as a dot and a word; the colour says the same everywhere and never stands alone. */
export function StateChip({ state, label, tone }: Props) {
  const meaning = tone ?? toneOfState(state)
  return (
    <Box
      component="span"
      sx={(theme) => ({
        display: 'inline-flex',
        alignItems: 'center',
        gap: '6px',
        height: 20,
        px: '7px',
        borderRadius: '5px',
        fontSize: '0.75rem',
        fontWeight: 600,
        lineHeight: 1,
        whiteSpace: 'nowrap',
        color: theme.console.tones[meaning].ink,
        backgroundColor: theme.console.tones[meaning].tint,
        '&::before': {
          content: '""',
          width: 6,
          height: 6,
          borderRadius: '50%',
          backgroundColor: theme.console.tones[meaning].dot,
        },
      })}
    >
      {label ?? stateText(state)}
    </Box>
  )
}
