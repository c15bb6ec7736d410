import Autocomplete from '@mui/material/Autocomplete'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { Panel } from '../../presentation/Panel.js'
import { ColumnField } from './ColumnField.js'
import { type Draft, TIME_FORMS } from './mapping-draft.js'
import { QualityFields } from './QualityFields.js'
import { ValueFields } from './ValueFields.js'

interface Props {
  readonly draft: Draft
  readonly columns: readonly string[]
  readonly onChange: (draft: Draft) => void
}

const DELIMITER_WORDS = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar' } as const
const MINUTES = ['1', '5', '10', '15', '20', '30', '60', '1440'] as const
type Minutes = (typeof MINUTES)[number]

/** Everything a mapping says, in the order in which one reads a file: its form, whose it is, when, how much, how good. */
export function MappingFields({ draft, columns, onChange }: Props) {
  const set = (changes: Partial<Draft>): void => onChange({ ...draft, ...changes })
  return (
    <>
      <Panel title="The form of the file" padded>
        <Box sx={TWO}>
          <ChoiceField
            label="Between columns"
            value={draft.delimiter}
            choices={[',', ';', '\t', '|']}
            textOf={(value) => DELIMITER_WORDS[value]}
            onChoose={(delimiter) => set({ delimiter })}
          />
          <ChoiceField
            label="Decimal sign"
            value={draft.decimalSign}
            choices={['.', ',']}
            textOf={(value) => (value === '.' ? 'Point: 1.5' : 'Comma: 1,5')}
            onChoose={(decimalSign) => set({ decimalSign })}
          />
          <TextField
            label="Lines before the columns"
            type="number"
            value={draft.linesBefore}
            onChange={(event) => set({ linesBefore: Math.min(100, Math.max(0, Number(event.target.value) || 0)) })}
            margin="dense"
          />
          <ChoiceField
            label="Columns"
            value={draft.hasNames ? 'names' : 'numbers'}
            choices={['names', 'numbers']}
            textOf={(value) => (value === 'names' ? 'Have names' : 'Are counted: #1, #2')}
            onChoose={(value) => set({ hasNames: value === 'names' })}
          />
        </Box>
      </Panel>
      <Panel title="Whose it is, and when" padded>
        <Box sx={TWO}>
          <ColumnField
            label="Column of the meter"
            value={draft.meterColumn}
            columns={columns}
            onChange={(meterColumn) => set({ meterColumn, ...(meterColumn === null ? {} : { meter: null }) })}
          />
          <TextField
            label="Or the meter of the whole file"
            value={draft.meter ?? ''}
            disabled={draft.meterColumn !== null}
            onChange={(event) => set({ meter: event.target.value === '' ? null : event.target.value })}
            margin="dense"
          />
          <ColumnField
            label="Column of the time"
            value={draft.timeColumn}
            columns={columns}
            onChange={(timeColumn) => set({ timeColumn: timeColumn ?? '' })}
          />
          <ColumnField
            label="Column of the day"
            value={draft.dayColumn}
            columns={columns}
            onChange={(dayColumn) => set({ dayColumn })}
            helperText="Only where it stands by itself"
          />
          <Autocomplete
            freeSolo
            options={[...TIME_FORMS]}
            inputValue={draft.timeForm}
            onInputChange={(_event, timeForm) => set({ timeForm })}
            renderInput={(parameters) => (
              <TextField
                {...parameters}
                label="Form of the time"
                margin="dense"
                fullWidth
                helperText="Z: offset in the text; X: seconds since 1970"
              />
            )}
          />
          <TextField
            label="Clock"
            value={draft.zone}
            onChange={(event) => set({ zone: event.target.value })}
            margin="dense"
            helperText="America/Los_Angeles, or +10:00 the year round"
          />
        </Box>
      </Panel>
      <Panel title="What is measured" padded>
        <Box sx={TWO}>
          <ChoiceField
            label="The values are"
            value={draft.content}
            choices={['intervals', 'dial_intervals', 'reads']}
            textOf={(value) => CONTENTS[value]}
            onChoose={(content) => set({ content, seconds: content === 'reads' ? null : (draft.seconds ?? 900) })}
          />
          {draft.content !== 'reads' && (
            <>
              <ChoiceField
                label="An interval"
                value={String((draft.seconds ?? 900) / 60) as Minutes}
                choices={MINUTES}
                textOf={(value) => (value === '1440' ? 'a day' : `${value} minutes`)}
                onChoose={(value) => set({ seconds: Number(value) * 60 })}
              />
              {draft.content === 'intervals' && (
                <ChoiceField
                  label="The time stands at its"
                  value={draft.label}
                  choices={['start', 'end']}
                  textOf={(value) => (value === 'start' ? 'start' : 'end: the last is stamped 00:00')}
                  onChoose={(label) => set({ label })}
                />
              )}
            </>
          )}
        </Box>
        <ValueFields values={draft.values} columns={columns} onChange={(values) => set({ values })} />
      </Panel>
      <Panel title="How good it is" padded>
        <QualityFields draft={draft} columns={columns} onChange={set} />
      </Panel>
    </>
  )
}

const CONTENTS = {
  intervals: 'Use in intervals',
  dial_intervals: 'What a dial showed at every interval',
  reads: 'Reads of registers',
} as const

const TWO = {
  display: 'grid',
  columnGap: 1.5,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
} as const
