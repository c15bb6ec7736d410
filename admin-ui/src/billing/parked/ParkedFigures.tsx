import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import { FactList } from '../../presentation/FactList.js'
import { Panel } from '../../presentation/Panel.js'
import type { RunAccountPage } from '../billing-records.js'
import { flagText, reasonText } from '../billing-words.js'
import { runPath } from '../run-words.js'
import { factRows, otherHits } from './fact-rows.js'

/** The figures behind the sentence, and what else was found on the account. */
export function ParkedFigures({ account }: { readonly account: RunAccountPage }) {
  const others = otherHits(account.facts)
  return (
    <Panel title="Figures" padded>
      <FactList
        labelWidth={140}
        facts={[
          { label: 'Agreement', value: account.agreementId },
          { label: 'Run', value: <Link to={runPath(account.runId)}>{account.runId}</Link> },
          { label: 'Noted', value: account.flags.map(flagText).join(', ') },
          ...factRows(account.facts).map((row) => ({ label: row.label, value: row.text })),
        ]}
      />
      {others.length > 0 && (
        <Box sx={{ mt: 1.5, fontSize: '0.8125rem' }}>
          <strong>Also found</strong>
          <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
            {others.map((hit) => (
              <li key={`${hit.code} ${hit.sentence}`}>
                {reasonText(hit.code)}: {hit.sentence}
              </li>
            ))}
          </Box>
        </Box>
      )}
    </Panel>
  )
}
