import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useContext, useEffect, useRef } from 'react'
import type { FileProblemJson } from '../../../../api/rating/contract.js'
import { priceLabel, TariffUnit, unitOfRule } from './around-values.js'
import { JsonField } from './JsonField.js'
import { KIND_TEXT } from './new-tariff.js'
import { PeriodFields } from './PeriodFields.js'
import { type Field, fieldsOf, knownKind, mayHaveTiers, restOf, withRest } from './rule-form.js'
import { isObject, type Json, type JsonObject, listAt, textAt } from './tariff-text.js'
import { TierFields } from './TierFields.js'
import { ValueField } from './ValueField.js'

interface Props {
  readonly rule: JsonObject
  /** Problems whose place is in this rule. */
  readonly problems: readonly FileProblemJson[]
  readonly onChange: (rule: JsonObject) => void
  readonly onRemove: () => void
  /** Absent for the first, and the last. */
  readonly onUp?: () => void
  readonly onDown?: () => void
  /** It was just added: its first field is where one goes on. */
  readonly isNew?: boolean
}

/** One rule of a tariff as fields; what the form does not know of it is kept and written as JSON. */
export function RuleCard({ rule, problems, onChange, onRemove, onUp, onDown, isNew = false }: Props) {
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isNew) card.current?.querySelector('input')?.focus()
  }, [isNew])
  const kind = knownKind(rule)
  const rest = restOf(rule)
  const title = textAt(rule, ['label']) || textAt(rule, ['rule']) || 'A rule'
  return (
    <Box
      component="section"
      ref={card}
      aria-label={title}
      sx={{ borderBottom: 1, borderColor: 'divider', p: 1.5, '&:last-child': { borderBottom: 0 } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mb: 1.5, flexWrap: 'wrap' }}>
        <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
          <strong>{title}</strong>
          <Box component="span" sx={{ color: 'text.secondary', ml: 1, fontSize: '0.8125rem' }}>
            {kind === undefined ? textAt(rule, ['kind']).replaceAll('_', ' ') : KIND_TEXT[kind]}
          </Box>
        </Box>
        <Button size="small" variant="text" color="inherit" onClick={onUp} disabled={onUp === undefined}>
          Up
        </Button>
        <Button size="small" variant="text" color="inherit" onClick={onDown} disabled={onDown === undefined}>
          Down
        </Button>
        <Button size="small" variant="text" color="error" onClick={onRemove}>
          Remove
        </Button>
      </Box>
      {problems.slice(0, 5).map((problem) => (
        <Alert key={`${problem.path} ${problem.message}`} severity="error" sx={{ mb: 2 }}>
          {problem.message}
          <Box sx={{ fontSize: '0.75rem', overflowWrap: 'anywhere' }}>
            {problem.path} {problem.code}
          </Box>
        </Alert>
      ))}
      {kind !== undefined && (
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(3, minmax(0, 1fr))' } }}>
          {fieldsOf(rule).map((field) => (
            <Box key={field.name} sx={isWide(field, rule) ? { gridColumn: '1 / -1' } : { minWidth: 0 }}>
              <RuleField field={field} rule={rule} onChange={onChange} />
            </Box>
          ))}
        </Box>
      )}
      {mayHaveTiers(rule) && rule['tiers'] === undefined && (
        <Button size="small" variant="text" sx={{ mt: 1 }} onClick={() => onChange(inBlocks(rule))}>
          Divide into blocks
        </Button>
      )}
      {(Object.keys(rest).length > 0 || kind === undefined) && (
        <Box sx={{ mt: 1.5 }}>
          <JsonField
            label={kind === undefined ? 'The rule, as JSON' : 'Also says'}
            value={rest}
            onChange={(value) => isObject(value) && onChange(withRest(rule, value))}
            {...(kind === undefined ? { helperText: 'The form has no fields for this kind of rule.' } : {})}
          />
        </Box>
      )}
    </Box>
  )
}

/** One price becomes two blocks of the same price. */
function inBlocks(rule: JsonObject): JsonObject {
  const { price = '0.00', line = '', label = '', ...rest } = rule
  return {
    ...rest,
    label,
    tiers: [
      { line, label: '', up_to: '', price },
      { line: '', label: '', price },
    ],
  }
}

function isWide(field: Field, rule: JsonObject): boolean {
  if (field.kind === 'tiers' || field.kind === 'periods') return true
  return field.kind === 'value' && typeof rule[field.name] === 'object'
}

interface FieldProps {
  readonly field: Field
  readonly rule: JsonObject
  readonly onChange: (rule: JsonObject) => void
}

function RuleField({ field, rule, onChange }: FieldProps) {
  const { name, label } = field
  const ofTariff = useContext(TariffUnit)
  const [unit, price] = [unitOfRule(rule, ofTariff), priceLabel(rule, ofTariff)]
  const set = (value: Json) => onChange({ ...rule, [name]: value })
  switch (field.kind) {
    case 'value':
      return <ValueField label={name === 'price' ? price : label} value={rule[name]} onChange={set} />
    case 'tiers':
      return <TierFields tiers={listAt(rule, [name])} unit={unit} priceLabel={price} onChange={set} />
    case 'periods':
      return <PeriodFields periods={isObject(rule[name]) ? rule[name] : {}} unit={unit} priceLabel={price} onChange={set} />
    case 'names':
      return <NamesField label={label} names={listAt(rule, [name])} onChange={set} />
    case 'choice':
      return <ChoiceOf field={field} rule={rule} onChange={onChange} />
    case 'text':
      return (
        <TextField
          label={label}
          size="small"
          fullWidth
          value={textAt(rule, [name])}
          onChange={(event) => set(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )
  }
}

function NamesField({
  label,
  names,
  onChange,
}: {
  readonly label: string
  readonly names: readonly Json[]
  readonly onChange: (names: Json) => void
}) {
  const written = names.filter((name) => typeof name === 'string')
  return (
    <TextField
      label={label}
      size="small"
      fullWidth
      value={written.join(', ')}
      onChange={(event) => onChange(event.target.value.split(',').map((name) => name.trimStart()))}
      onBlur={() => onChange(written.map((name) => name.trim()).filter((name) => name !== ''))}
      helperText="Names, with commas between; all: everything before"
      slotProps={{ inputLabel: { shrink: true } }}
    />
  )
}

/** A member with few words to choose from; the empty one leaves it out. A word that the form does not know is shown as it stands. */
function ChoiceOf({ field, rule, onChange }: FieldProps & { readonly field: Extract<Field, { kind: 'choice' }> }) {
  const value = textAt(rule, [field.name])
  const { [field.name]: _out, ...without } = rule
  const choices = Object.hasOwn(field.choices, value) ? field.choices : { ...field.choices, [value]: value }
  const choose = (chosen: string) =>
    onChange(chosen === '' ? without : { ...rule, [field.name]: field.isNumber === true ? Number(chosen) : chosen })
  return (
    <TextField
      select
      label={field.label}
      size="small"
      fullWidth
      value={value}
      onChange={(event) => choose(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      {Object.entries(choices).map(([key, text]) => (
        <MenuItem key={key} value={key}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  )
}
