import TextField from '@mui/material/TextField'

/** First and last day, both included; empty for no bound. */
export interface StatementRange {
  readonly from: string
  readonly to: string
}

/** Path below the API of an account's statement in a range. */
export function statementPath(accountId: string, range: StatementRange): string {
  const query = new URLSearchParams()
  if (range.from !== '') query.set('from', range.from)
  if (range.to !== '') query.set('to', range.to)
  const text = query.toString()
  return `/accounts/${encodeURIComponent(accountId)}/statement${text === '' ? '' : `?${text}`}`
}

interface Props {
  readonly range: StatementRange
  readonly onChange: (range: StatementRange) => void
}

/** Narrows the statement to the days between two. */
export function StatementRangeFields({ range, onChange }: Props) {
  return (['from', 'to'] as const).map((end) => (
    <TextField
      key={end}
      label={end === 'from' ? 'From' : 'To'}
      type="date"
      value={range[end]}
      onChange={(event) => onChange({ ...range, [end]: event.target.value })}
      sx={{ width: 150, '& .MuiInputBase-input': { py: '5px' } }}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  ))
}
