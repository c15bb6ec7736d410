import Box from '@mui/material/Box'
import type { AgreementPageJson } from '../../../api/services/contract.js'
import { Day } from '../presentation/Day.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'
import { StateChip } from '../presentation/StateChip.js'

/** How the agreement came to its state: each step with its day, reason and who took it. */
export function TransitionsPanel({ agreement }: { readonly agreement: AgreementPageJson }) {
  return (
    <Panel title="How it came to this">
      {agreement.transitions.length === 0 && (
        <EmptyState dense title="No steps on record" sentence="The agreement arrived with the import in the state it is in." />
      )}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {agreement.transitions.map((step) => (
          <Box
            component="li"
            key={step.id}
            sx={{
              px: 1.5,
              py: 0.75,
              borderBottom: 1,
              borderColor: 'divider',
              fontSize: '0.8125rem',
              '&:last-child': { borderBottom: 0 },
            }}
          >
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
              <Day date={step.onDate} />
              {step.fromState !== null && <StateChip state={step.fromState} />}
              {step.fromState !== null && '→'}
              <StateChip state={step.toState} />
            </Box>
            <Box>{step.reason}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
              {step.recordedBy} · <Instant at={step.recordedAt} />
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  )
}
