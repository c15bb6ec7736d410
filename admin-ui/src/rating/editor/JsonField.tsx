import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { Json } from './tariff-text.js'

interface Props {
  readonly label: string
  readonly value: Json | undefined
  readonly onChange: (value: Json) => void
  readonly helperText?: string
}

/** A part of the file that the form has no fields for, as JSON; it is taken over as soon as it is some. */
export function JsonField({ label, value, onChange, helperText }: Props) {
  const written = value === undefined ? '' : JSON.stringify(value, null, 2)
  const [text, setText] = useState(written)
  const [isBroken, setBroken] = useState(false)
  // What was changed elsewhere, in the text of the whole file, is shown; what is being typed here is not lost by its own echo.
  useEffect(() => {
    setText((shown) => (sameJson(shown, written) ? shown : written))
    setBroken(false)
  }, [written])
  const take = (typed: string): void => {
    setText(typed)
    try {
      onChange(JSON.parse(typed) as Json)
      setBroken(false)
    } catch {
      setBroken(true)
    }
  }
  return (
    <TextField
      label={label}
      value={text}
      onChange={(event) => take(event.target.value)}
      error={isBroken}
      helperText={isBroken ? 'This is not JSON yet; the file keeps what it said before.' : helperText}
      multiline
      minRows={2}
      maxRows={14}
      fullWidth
      size="small"
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { spellCheck: false, style: { fontFamily: 'ui-monospace, monospace', fontSize: '0.75rem' } },
      }}
    />
  )
}

function sameJson(one: string, other: string): boolean {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other))
  } catch {
    return false
  }
}
