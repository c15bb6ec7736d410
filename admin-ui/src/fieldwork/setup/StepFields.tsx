import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import type { WorkOrderTypeJson } from '../../../../api/fieldwork/contract.js'
import { codeOf } from './type-draft.js'

type Steps = WorkOrderTypeJson['steps']

/** The steps in their order; a step gets its code from its words, and keeps it when the words are mended. */
export function StepFields({ steps, onSteps }: { readonly steps: Steps; readonly onSteps: (steps: Steps) => void }) {
  const change = (index: number, part: Partial<Steps[number]>): void =>
    onSteps(steps.map((step, at) => (at === index ? { ...step, ...part } : step)))
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, mt: 1 }}>
      <Box component="legend" sx={{ p: 0, fontSize: '0.8125rem', color: 'text.secondary' }}>
        Steps
      </Box>
      {steps.map((step, index) => (
        <Box key={index} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 0.5, alignItems: 'center' }}>
          <TextField
            value={step.text}
            onChange={(event) => change(index, { text: event.target.value })}
            onBlur={() => {
              if (step.code === '') change(index, { code: codeOf(step.text) })
            }}
            sx={{ flex: '1 1 240px' }}
            slotProps={{ htmlInput: { 'aria-label': `Step ${index + 1}`, maxLength: 300, sx: { py: '5px' } } }}
          />
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={step.isRequired}
                onChange={(event) => change(index, { isRequired: event.target.checked })}
              />
            }
            label="must be done"
          />
          <Button onClick={() => onSteps(steps.filter((_step, at) => at !== index))} aria-label={`Remove step ${index + 1}`}>
            Remove
          </Button>
        </Box>
      ))}
      <Button onClick={() => onSteps([...steps, { code: '', text: '', isRequired: true }])}>Add a step</Button>
    </Box>
  )
}
