import Box from '@mui/material/Box'
import { CheckItem } from './CheckItem.js'
import type { Asked } from './move-draft.js'
import { NeededPrerequisite } from './NeededPrerequisite.js'
import type { PreviewStanding } from './use-preview.js'

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
          <NeededPrerequisite needed={needed} />
        </CheckItem>
      ))}
      {preview !== undefined && preview.prerequisites.length === 0 && (
        <CheckItem standing="there">Nothing has to be paid or shown first</CheckItem>
      )}
    </Box>
  )
}
