import Box from '@mui/material/Box'
import type { CaseRecordJson } from '../../../api/cases/contract.js'
import { TextLink } from '../presentation/TextLink.js'
import { casePath } from './case-words.js'
import { CaseClock } from './CaseClock.js'
import { CaseStateChip } from './CaseStateChip.js'

interface Props {
  readonly entry: CaseRecordJson
  /** Whose it is stands in the title of the panel already. */
  readonly hidesOwner?: boolean
}

/** An open case in one line, beside what else comes next for an account. */
export function CaseLine({ entry, hidesOwner = false }: Props) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, fontSize: '0.8125rem' }}>
      <TextLink to={casePath(entry.id)} strong>
        {entry.typeName}
      </TextLink>
      <CaseStateChip entry={entry} />
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {!hidesOwner && `${entry.ownerName ?? 'nobody has it'} · `}due <CaseClock entry={entry} />
      </Box>
    </Box>
  )
}
