import DoneIcon from '@mui/icons-material/CheckCircleOutlined'
import OpenIcon from '@mui/icons-material/RadioButtonUncheckedOutlined'
import Box from '@mui/material/Box'
import type { WorkOrderPageJson } from '../../../../api/fieldwork/contract.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { SpokenOnly } from '../../presentation/SpokenOnly.js'
import { RESULT_FIELDS } from '../field-words.js'

/** What is done step by step, and which of it was done. */
export function OrderStepsPanel({ order }: { readonly order: WorkOrderPageJson }) {
  const { steps, requiredFields } = order.type
  const done = order.result?.stepsDone ?? []
  return (
    <Panel
      title="Steps"
      aside={
        requiredFields.length > 0 && (
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            brings back: {requiredFields.map((field) => RESULT_FIELDS[field].toLowerCase()).join(', ')}
          </Box>
        )
      }
    >
      {steps.length === 0 && <EmptyState dense title="No steps" sentence="This kind of work says nothing of how it is done." />}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {steps.map((step) => {
          const isDone = done.includes(step.code)
          return (
            <Box
              component="li"
              key={step.code}
              sx={{ display: 'flex', gap: 1, px: 1.5, py: 0.75, alignItems: 'flex-start', fontSize: '0.8125rem' }}
            >
              {isDone ? (
                <DoneIcon fontSize="small" sx={{ color: 'success.main' }} />
              ) : (
                <OpenIcon fontSize="small" sx={{ color: 'text.secondary' }} />
              )}
              <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                {step.text}
                {!step.isRequired && (
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {' '}
                    (where it applies)
                  </Box>
                )}
                <SpokenOnly>{isDone ? 'done' : 'not done'}</SpokenOnly>
              </Box>
            </Box>
          )
        })}
      </Box>
    </Panel>
  )
}
