import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'

interface Props {
  readonly sentences: readonly string[]
  readonly isConfirmed: boolean
  readonly onConfirm: (isConfirmed: boolean) => void
}

/** What is odd about a reading, and a box to stand by it. */
export function OddReading({ sentences, isConfirmed, onConfirm }: Props) {
  return (
    <Box
      role="alert"
      sx={(theme) => ({
        mt: 1,
        p: 1.25,
        borderRadius: 1,
        bgcolor: theme.console.tones.waiting.tint,
        color: theme.console.tones.waiting.ink,
      })}
    >
      {sentences.map((sentence) => (
        <Box key={sentence}>{sentence}</Box>
      ))}
      <Box
        component="label"
        sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 48, fontWeight: 600, cursor: 'pointer' }}
      >
        <Checkbox
          checked={isConfirmed}
          onChange={(event) => onConfirm(event.target.checked)}
          color="default"
          sx={{ color: 'inherit !important', '& svg': { fontSize: 28 } }}
        />
        I looked again; it is right
      </Box>
    </Box>
  )
}
