import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import type { RateCheckJson } from '../../../../api/rating/rate-check-contract.js'
import { countText } from '../../presentation/count-text.js'
import { DenseTable } from '../../presentation/DenseTable.js'
import { Panel } from '../../presentation/Panel.js'

type Findings = Pick<RateCheckJson, 'refusals' | 'assumptions'>

/** What was refused, and what was taken for granted. */
export function RateCheckFindings({ findings }: { readonly findings: Findings }) {
  const { refusals, assumptions } = findings
  return (
    <>
      {refusals.length > 0 && (
        <Panel title="Refused">
          <Alert severity="error" sx={{ borderRadius: 0 }}>
            {countText(refusals.length, 'reason')}; what is refused is never a number.
          </Alert>
          <DenseTable
            label="Refusals"
            rows={refusals.slice(0, 200)}
            rowKey={(refusal) => `${refusal.code} ${refusal.field} ${refusal.period ?? ''} ${refusal.message}`}
            columns={[
              {
                label: 'Reason',
                render: (refusal) => (
                  <>
                    {refusal.message}
                    <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', overflowWrap: 'anywhere' }}>
                      {refusal.code} {refusal.field} {refusal.period === undefined ? '' : `in the period from ${refusal.period}`}
                    </Box>
                  </>
                ),
              },
            ]}
          />
        </Panel>
      )}
      {assumptions.length > 0 && (
        <Panel title="Taken for granted">
          <DenseTable
            label="Assumptions"
            rows={assumptions}
            rowKey={(assumption) => `${assumption.option} ${assumption.value}`}
            columns={[
              { label: 'Choice', width: '22%', render: (assumption) => assumption.option },
              {
                label: 'Taken as',
                width: '24%',
                render: (assumption) => (
                  <Box sx={{ overflowWrap: 'anywhere' }}>
                    {assumption.value}
                    <Box sx={{ display: { sm: 'none' }, color: 'text.secondary', fontSize: '0.75rem' }}>{assumption.why}</Box>
                  </Box>
                ),
              },
              { label: 'Because', desktopOnly: true, render: (assumption) => assumption.why },
            ]}
          />
        </Panel>
      )}
    </>
  )
}
