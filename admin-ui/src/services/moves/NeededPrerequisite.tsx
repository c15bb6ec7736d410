import Box from '@mui/material/Box'
import { Money } from '../../presentation/Money.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { prerequisiteWords } from '../request-words.js'
import type { MovePreview } from './use-preview.js'

/** What has to be there before service begins, with its amount and whose accounts owe it. */
export function NeededPrerequisite({ needed }: { readonly needed: MovePreview['prerequisites'][number] }) {
  return (
    <>
      <strong>{prerequisiteWords(needed.prerequisite).title}</strong>
      {needed.amount !== null && (
        <>
          {' '}
          <Money amount={needed.amount} />
        </>
      )}
      {needed.accounts.map((debt) => (
        <Box key={debt.accountId} sx={{ color: 'text.secondary' }}>
          <RecordLink resource="accounts" id={debt.accountId} /> owes <Money amount={debt.amount} />
        </Box>
      ))}
    </>
  )
}
