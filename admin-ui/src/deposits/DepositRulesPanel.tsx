import Box from '@mui/material/Box'
import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { Panel } from '../presentation/Panel.js'
import { Citation } from './Citation.js'
import { TraceList } from './TraceList.js'

/** By which rules it was asked for, bears interest and goes back, with their citations. */
export function DepositRulesPanel({ deposit }: { readonly deposit: DepositPageJson }) {
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {deposit.trace.length > 0 && (
        <Panel title="Why it was asked for" padded>
          <TraceList trace={deposit.trace} />
        </Panel>
      )}
      <Panel title="Rules in force" padded>
        {deposit.rules.length === 0 && (
          <Box sx={{ color: 'text.secondary' }}>No policy in force speaks of interest or of giving deposits back.</Box>
        )}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
          {deposit.rules.map((rule) => (
            <li key={rule.parameter}>
              {rule.says}
              <Citation rule={rule} />
            </li>
          ))}
        </Box>
      </Panel>
    </Box>
  )
}
