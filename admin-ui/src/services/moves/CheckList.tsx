import Box from '@mui/material/Box'
import { Money } from '../../presentation/Money.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { prerequisiteWords } from '../request-words.js'
import { CheckItem } from './CheckItem.js'
import type { Asked } from './move-draft.js'
import type { MovePreview, PreviewStanding } from './use-preview.js'

interface Props {
  readonly asked: Asked
  readonly standing: PreviewStanding
}

/** What is still missing: first what has to be typed, then what has to happen before service begins. */
export function CheckList({ asked, standing }: Props) {
  const { preview, problem, isCurrent } = standing
  return (
    <Box
      component="ul"
      aria-live="polite"
      aria-label="Still missing"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}
    >
      {asked.missing.map((words) => (
        <CheckItem key={words} standing="missing">
          Fill in {words}
        </CheckItem>
      ))}
      {asked.missing.length === 0 && problem === undefined && !isCurrent && preview === undefined && (
        <CheckItem standing="later">Checking…</CheckItem>
      )}
      {preview !== undefined && <CheckItem standing="there">Everything is filled in</CheckItem>}
      {preview?.prerequisites.map((needed) => (
        <CheckItem key={needed.prerequisite} standing="later">
          <Prerequisite needed={needed} />
        </CheckItem>
      ))}
      {preview !== undefined && preview.prerequisites.length === 0 && (
        <CheckItem standing="there">Nothing has to be paid or shown first</CheckItem>
      )}
    </Box>
  )
}

function Prerequisite({ needed }: { readonly needed: MovePreview['prerequisites'][number] }) {
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
