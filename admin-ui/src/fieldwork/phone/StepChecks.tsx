import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import type { PartProps } from './part-props.js'
import { VisitPart } from './VisitPart.js'

/** The steps, each ticked with the whole line. */
export function StepChecks({ order, draft, onDraft }: PartProps) {
  if (order.type.steps.length === 0) return null
  return (
    <VisitPart part="steps" title="Steps">
      {order.type.steps.map((step) => {
        const isDone = draft.stepsDone.includes(step.code)
        return (
          <Box
            component="label"
            key={step.code}
            sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 56, cursor: 'pointer', fontSize: '1.0625rem' }}
          >
            <Checkbox
              checked={isDone}
              onChange={(event) =>
                onDraft({
                  ...draft,
                  stepsDone: event.target.checked
                    ? [...draft.stepsDone, step.code]
                    : draft.stepsDone.filter((code) => code !== step.code),
                })
              }
              sx={{ '& svg': { fontSize: 32 } }}
            />
            <span>
              {step.text}
              {!step.isRequired && (
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {' '}
                  (where it applies)
                </Box>
              )}
            </span>
          </Box>
        )
      })}
    </VisitPart>
  )
}
