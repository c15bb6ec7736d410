import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReadableVersionJson } from '../../../api/rating/contract.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { StateChip } from '../presentation/StateChip.js'
import { PriceTable } from './PriceTable.js'
import { RuleBlock } from './RuleBlock.js'
import { SentenceList } from './SentenceList.js'
import { sentenceCase } from './sentence-case.js'
import { STANDING, spanText } from './version-words.js'

/** One version of a tariff: its rules in the order in which they are applied, and how it counts. */
export function VersionRules({ version, today }: { readonly version: ReadableVersionJson; readonly today: string }) {
  const standing = STANDING[version.standing]
  return (
    <Panel
      title={`Rules ${spanText(version)}`}
      aside={<StateChip state={version.standing} label={standing.label} tone={standing.tone} />}
    >
      {version.note !== null && (
        <Typography variant="body2" color="text.secondary" sx={{ px: 1.5, pt: 1 }}>
          {version.note}
        </Typography>
      )}
      {version.quantities.length > 0 && (
        <Box sx={{ px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' }}>
          <Typography variant="overline" component="h4" color="text.secondary" sx={{ textTransform: 'none' }}>
            What is counted
          </Typography>
          {version.quantities.map((quantity) => (
            <Box key={quantity.name} sx={{ mb: 0.5 }}>
              <Typography variant="body2">
                <strong>{sentenceCase(quantity.name)}</strong>: {quantity.sentence}
              </Typography>
              {quantity.tables.map((table) => (
                <PriceTable key={table.caption} table={table} today={today} />
              ))}
            </Box>
          ))}
        </Box>
      )}
      {version.rules.length === 0 ? (
        <EmptyState dense title="This version charges nothing" />
      ) : (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {version.rules.map((rule) => (
            <RuleBlock key={rule.rule} rule={rule} today={today} />
          ))}
        </Box>
      )}
      {version.conventions.length > 0 && (
        <Box sx={{ px: 1.5, py: 1, borderTop: 1, borderColor: 'divider' }}>
          <SentenceList title="How this version counts" sentences={version.conventions} />
        </Box>
      )}
    </Panel>
  )
}
