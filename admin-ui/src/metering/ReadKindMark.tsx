import Box from '@mui/material/Box'
import type { ReadRecordJson } from '../../../api/metering/contract.js'
import { StateChip } from '../presentation/StateChip.js'
import { readKindText } from './meter-words.js'

/** How a read came about; what no longer counts says so. */
export function ReadKindMark({ read }: { readonly read: Pick<ReadRecordJson, 'kind' | 'supersededBy'> }) {
  if (read.supersededBy !== null) return <StateChip state="superseded" />
  if (read.kind === 'estimated') return <StateChip state="estimated" />
  return <Box component="span">{readKindText(read.kind)}</Box>
}
