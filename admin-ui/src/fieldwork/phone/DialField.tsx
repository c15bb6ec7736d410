import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { isReadValue } from '../../metering/read-value.js'
import { dayText } from '../../presentation/date-text.js'
import { numberText } from '../../presentation/money-text.js'
import { OddReading } from './OddReading.js'
import { readingHints } from './reading-hints.js'
import type { Dial } from './dial.js'
import type { TypedReading } from './visit-draft.js'

interface Props {
  readonly dial: Dial
  readonly name: string
  readonly typed: TypedReading | undefined
  readonly today: string
  /** Whether the multiplier on the plate is asked for. */
  readonly asksForPlate: boolean
  readonly onTyped: (typed: TypedReading) => void
}

/** One dial: figures as large as on the meter, the last reading beneath them. */
export function DialField({ dial, name, typed, today, asksForPlate, onTyped }: Props) {
  const value = typed?.value ?? ''
  const hints = readingHints(dial, value, today)
  const plate = typed?.multiplier === undefined ? {} : { multiplier: typed.multiplier }
  const unit = dial.unit === undefined ? '' : ` (${dial.unit})`
  return (
    <Box>
      <TextField
        label={`${name}, register ${dial.register}${unit}`}
        value={value}
        onChange={(event) => onTyped({ ...plate, value: event.target.value.trim().replace(',', '.'), isConfirmed: false })}
        error={value !== '' && !isReadValue(value)}
        helperText={
          dial.lastValue == null || dial.lastReadOn == null
            ? 'No reading before'
            : `Last ${numberText(dial.lastValue)} on ${dayText(dial.lastReadOn)}`
        }
        fullWidth
        sx={{
          '& .MuiInputBase-input': { fontSize: '1.75rem', letterSpacing: '0.08em', py: 1.5, fontWeight: 600 },
          '& .MuiFormHelperText-root': { fontSize: '0.9375rem' },
        }}
        slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 19, autoComplete: 'off' } }}
      />
      {hints.length > 0 && (
        <OddReading
          sentences={hints.map(({ sentence }) => sentence)}
          isConfirmed={typed?.isConfirmed === true}
          onConfirm={(isConfirmed) => onTyped({ ...plate, value, isConfirmed })}
        />
      )}
      {asksForPlate && (
        <PlateField
          known={dial.multiplier}
          value={typed?.multiplier ?? ''}
          onTyped={(multiplier) => onTyped({ value, isConfirmed: typed?.isConfirmed === true, multiplier })}
        />
      )}
    </Box>
  )
}

/** The multiplier on the plate; with another than the records have, every bill would be wrong. */
function PlateField({
  known,
  value,
  onTyped,
}: {
  readonly known: string | undefined
  readonly value: string
  readonly onTyped: (value: string) => void
}) {
  const isNumber = value === '' || isReadValue(value)
  const differs = isNumber && value !== '' && known !== undefined && Number(value) !== Number(known)
  return (
    <TextField
      label="Multiplier on the plate"
      value={value}
      onChange={(event) => onTyped(event.target.value.trim().replace(',', '.'))}
      error={!isNumber || differs}
      helperText={
        differs
          ? `The records have ${numberText(known)}. Look at the plate and the transformers again.`
          : 'If one is printed there'
      }
      fullWidth
      sx={{
        mt: 1.5,
        '& .MuiInputBase-root': { fontSize: '1.0625rem', minHeight: 56 },
        '& .MuiInputLabel-root:not(.MuiInputLabel-shrink)': { top: 8 },
        '& .MuiFormHelperText-root': { fontSize: '0.9375rem' },
      }}
      slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 19, autoComplete: 'off' } }}
    />
  )
}
