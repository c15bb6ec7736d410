import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'

interface Field {
  readonly name: string
  readonly label: string
  readonly width: string
  readonly isFigure?: boolean
}

interface Props<Line> {
  readonly title: string
  readonly fields: readonly Field[]
  readonly lines: readonly (Line & { readonly key: number })[]
  readonly valueOf: (line: Line, field: string) => string
  readonly onChange: (key: number, field: string, value: string) => void
  readonly onAdd: () => void
  readonly onRemove: (key: number) => void
  readonly addLabel: string
}

/** Lines of a form, each with a few fields; one is added below and any is taken out. */
export function LineFields<Line>({ title, fields, lines, valueOf, onChange, onAdd, onRemove, addLabel }: Props<Line>) {
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, mt: 1, p: 0 }}>
      <Box component="legend" sx={{ p: 0, fontWeight: 600, fontSize: '0.8125rem' }}>
        {title}
      </Box>
      {lines.map((line, index) => (
        <Box
          key={line.key}
          sx={{
            display: 'grid',
            gap: 1,
            mt: 1,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'repeat(6, minmax(0, 1fr))', sm: `${fields.map(({ width }) => width).join(' ')} auto` },
          }}
        >
          {fields.map((field, position) => (
            <TextField
              key={field.name}
              label={field.label}
              value={valueOf(line, field.name)}
              onChange={(event) => onChange(line.key, field.name, event.target.value)}
              size="small"
              sx={{ gridColumn: { xs: position === 0 ? 'span 6' : 'span 2', sm: 'auto' } }}
              slotProps={{
                htmlInput: {
                  maxLength: 200,
                  'aria-label': `${field.label}, line ${index + 1}`,
                  ...(field.isFigure === true ? { inputMode: 'decimal' as const } : {}),
                },
              }}
            />
          ))}
          <Button
            onClick={() => onRemove(line.key)}
            aria-label={`Take out line ${index + 1}`}
            sx={{ gridColumn: { xs: 'span 6', sm: 'auto' } }}
          >
            Take out
          </Button>
        </Box>
      ))}
      <Button onClick={onAdd} sx={{ mt: 0.5 }}>
        {addLabel}
      </Button>
    </Box>
  )
}
