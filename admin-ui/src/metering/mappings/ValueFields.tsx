import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { ColumnField } from './ColumnField.js'
import type { Draft } from './mapping-draft.js'

type Value = Draft['values'][number]

interface Props {
  readonly values: readonly Value[]
  readonly columns: readonly string[]
  readonly onChange: (values: Value[]) => void
}

/** The columns of values: each is a channel with its unit and direction. */
export function ValueFields({ values, columns, onChange }: Props) {
  const set = (at: number, changes: Partial<Value>): void =>
    onChange(values.map((value, index) => (index === at ? { ...value, ...changes } : value)))
  return (
    <>
      {values.map((value, at) => (
        <Box
          // The rows have no other identity than their place.
          key={at}
          component="fieldset"
          sx={{ border: 0, borderTop: 1, borderColor: 'divider', m: 0, mt: 1, p: 0, pt: 0.5 }}
        >
          <Box
            sx={{
              display: 'grid',
              columnGap: 1.5,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
            }}
          >
            <ColumnField
              label={`Column of values ${at + 1}`}
              value={value.column}
              columns={columns}
              onChange={(column) => set(at, { column: column ?? '' })}
            />
            <TextField
              label="Called here"
              value={value.channel}
              onChange={(event) => set(at, { channel: event.target.value })}
              margin="dense"
            />
            <TextField
              label="Unit"
              value={value.unit}
              onChange={(event) => set(at, { unit: event.target.value })}
              margin="dense"
            />
            <ChoiceField
              label="Direction"
              value={value.direction}
              choices={['delivered', 'received']}
              textOf={(direction) => (direction === 'delivered' ? 'Delivered to the customer' : 'Received from the customer')}
              onChoose={(direction) => set(at, { direction })}
            />
          </Box>
          <Button variant="text" onClick={() => onChange(values.filter((_value, index) => index !== at))}>
            Leave this column out
          </Button>
        </Box>
      ))}
      <Button
        variant="outlined"
        sx={{ mt: 1 }}
        disabled={values.length >= 20}
        onClick={() => onChange([...values, { column: '', channel: '', unit: 'kWh', direction: 'delivered' }])}
      >
        Add a column of values
      </Button>
    </>
  )
}
