import Box from '@mui/material/Box'
import { useState } from 'react'
import type { DuplicateJson } from '../../../../api/customers/merge-contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { MergeDialog } from './MergeDialog.js'
import { reasonsText } from './merge-words.js'
import { useDuplicates } from './use-duplicates.js'

interface Props {
  readonly customerId: string
  readonly name: string
}

/** Records that may be the same customer, with why; nothing where there are none. */
export function DuplicatesPanel({ customerId, name }: Props) {
  const [chosen, setChosen] = useState<DuplicateJson>()
  const duplicates = useDuplicates(customerId)
  if (duplicates.length === 0) return null
  return (
    <Panel title="Perhaps the same customer">
      {duplicates.map((one) => (
        <Box key={one.id} sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.75, fontSize: '0.8125rem' }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <RecordLink resource="customers" id={one.id}>
              {one.name}
            </RecordLink>{' '}
            {one.id}
            <Box sx={{ color: 'text.secondary' }}>
              {reasonsText(one.reasons)} · {one.mailLine1} · {one.accounts === 1 ? 'one account' : `${one.accounts} accounts`}
            </Box>
          </Box>
          <ActionButton permission="customers.merge" variant="outlined" onClick={() => setChosen(one)}>
            Merge…
          </ActionButton>
        </Box>
      ))}
      {chosen !== undefined && (
        <MergeDialog
          kept={{ id: customerId, name }}
          merged={{ id: chosen.id, name: chosen.name }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Panel>
  )
}
