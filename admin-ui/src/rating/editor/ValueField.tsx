import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useContext } from 'react'
import { FirstDay } from './around-values.js'
import { JsonField } from './JsonField.js'
import { isObject, type Json, type JsonObject } from './tariff-text.js'

interface Props {
  readonly label: string
  readonly value: Json | undefined
  readonly onChange: (value: Json) => void
  /** It may change from a day on. */
  readonly dated?: boolean
}

/** A price, a percentage, a limit: a figure or a name, a table by one attribute, either with a change from a day on; anything else as JSON. */
export function ValueField({ label, value, onChange, dated = true }: Props) {
  if (isSteps(value)) return <Steps label={label} steps={value} onChange={onChange} />
  if (isTable(value)) {
    return (
      <Box sx={{ minWidth: 0 }}>
        <Table label={label} table={value} onChange={onChange} />
        {dated && <ChangesFrom value={value} onChange={onChange} />}
      </Box>
    )
  }
  if (value !== undefined && typeof value !== 'string' && typeof value !== 'number') {
    return <JsonField label={label} value={value} onChange={onChange} />
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <Plain label={label} value={value} onChange={onChange} />
      {dated && value !== undefined && <ChangesFrom value={value} onChange={onChange} />}
    </Box>
  )
}

interface Step extends JsonObject {
  readonly from: string
  readonly value: Json
}

function isSteps(value: Json | undefined): value is readonly Step[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    (value as readonly Json[]).every(
      (entry) => isObject(entry) && typeof entry['from'] === 'string' && entry['value'] !== undefined,
    )
  )
}

interface Lookup extends JsonObject {
  readonly by: string
  readonly values: JsonObject
}

/** A table by one attribute whose cells are figures and that says nothing else. */
function isTable(value: Json | undefined): value is Lookup {
  return (
    isObject(value) &&
    Object.keys(value).every((name) => name === 'by' || name === 'values') &&
    typeof value['by'] === 'string' &&
    isObject(value['values']) &&
    Object.values(value['values']).every((cell) => typeof cell === 'string' || typeof cell === 'number')
  )
}

function Plain({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: Json | undefined
  readonly onChange: (value: Json) => void
}) {
  return (
    <TextField
      label={label}
      value={typeof value === 'string' || typeof value === 'number' ? value : ''}
      onChange={(event) => onChange(event.target.value)}
      size="small"
      fullWidth
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
    />
  )
}

function ChangesFrom({ value, onChange }: { readonly value: Json; readonly onChange: (value: Json) => void }) {
  const from = useContext(FirstDay)
  return (
    <Button
      size="small"
      variant="text"
      sx={{ fontSize: '0.75rem', py: 0 }}
      onClick={() =>
        onChange([
          { from, value },
          { from: '', value },
        ])
      }
    >
      Change it from a day…
    </Button>
  )
}

function Steps({
  label,
  steps,
  onChange,
}: {
  readonly label: string
  readonly steps: readonly Step[]
  readonly onChange: (value: Json) => void
}) {
  const put = (index: number, part: Partial<Step>) =>
    onChange(steps.map((step, at) => (at === index ? ({ ...step, ...part } as Step) : step)))
  const last = steps.at(-1)
  return (
    <Box role="group" aria-label={label} sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
      {steps.map((step, index) => (
        // Steps have no name of their own, and are not sorted while they are written.
        <Box key={index} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
          <TextField
            label="From"
            type="date"
            value={step.from}
            onChange={(event) => put(index, { from: event.target.value })}
            size="small"
            sx={{ width: 150, flexShrink: 0 }}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <ValueField label={label} value={step.value} onChange={(value) => put(index, { value })} dated={false} />
          </Box>
          <Button
            size="small"
            variant="text"
            color="inherit"
            aria-label={`Remove ${label.toLowerCase()} from ${step.from === '' ? 'this day' : step.from}`}
            onClick={() =>
              onChange(steps.length === 2 ? (steps[1 - index] as Step).value : steps.filter((_, at) => at !== index))
            }
            disabled={steps.length === 1}
            sx={{ minWidth: 0, flexShrink: 0 }}
          >
            Remove
          </Button>
        </Box>
      ))}
      <Box>
        <Button size="small" variant="text" onClick={() => onChange([...steps, { from: '', value: last?.value ?? '0.00' }])}>
          Another change…
        </Button>
      </Box>
    </Box>
  )
}

/** Keys that are numbers or fractions (meter sizes) by how large they are; JSON keeps them in no order of its own. */
function bySize([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  const [left, right] = [sizeOf(one), sizeOf(other)]
  return Number.isNaN(left) || Number.isNaN(right) ? 0 : left - right
}

function sizeOf(key: string): number {
  const [whole = '', part] = key.split('/')
  return Number(whole) / Number(part ?? 1)
}

function Table({
  label,
  table,
  onChange,
}: {
  readonly label: string
  readonly table: Lookup
  readonly onChange: (value: Json) => void
}) {
  return (
    <Box role="group" aria-label={label} sx={{ minWidth: 0 }}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', mb: 0.75 }}>
        {label} by {table.by.replaceAll('_', ' ')}
      </Box>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(104px, 1fr))' }}>
        {Object.entries(table.values)
          .sort(bySize)
          .map(([key, cell]) => (
            <Plain
              key={key}
              label={key}
              value={cell}
              onChange={(value) => onChange({ ...table, values: { ...table.values, [key]: value } })}
            />
          ))}
      </Box>
    </Box>
  )
}
