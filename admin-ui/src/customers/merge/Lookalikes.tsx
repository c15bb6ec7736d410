import Box from '@mui/material/Box'
import type { DuplicateJson } from '../../../../api/customers/merge-contract.js'
import type { Problem } from '../../http.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { reasonsText } from './merge-words.js'

/** The records that look like the customer who was about to be added; undefined for a refusal that is about something else. */
export function lookalikesOf(problem: Problem | undefined): readonly DuplicateJson[] | undefined {
  const found = problem?.code === 'POSSIBLE_DUPLICATE' ? problem.facts?.duplicates : undefined
  return Array.isArray(found) ? (found as DuplicateJson[]) : undefined
}

/** Each record that looks alike, with what speaks for it. */
export function Lookalikes({ found }: { readonly found: readonly DuplicateJson[] }) {
  return found.map((one) => (
    <Box key={one.id}>
      <RecordLink resource="customers" id={one.id}>
        {one.name}
      </RecordLink>{' '}
      {one.id}, {one.mailLine1}: {reasonsText(one.reasons)}
    </Box>
  ))
}
