import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { StateChip } from '../presentation/StateChip.js'
import type { Tone } from '../shell/palette.js'
import { type ChangedField, changedFields } from './changed-fields.js'

const TONE: Readonly<Record<ChangedField['change'], Tone>> = {
  added: 'done',
  removed: 'action',
  changed: 'running',
  same: 'idle',
}

const COLUMNS: readonly DenseColumn<ChangedField>[] = [
  { label: 'Field', render: (field) => <code>{field.path}</code> },
  { label: 'Before', render: (field) => <Value text={field.before} isOld={field.change !== 'same'} /> },
  { label: 'After', render: (field) => <Value text={field.after} isOld={false} /> },
  { label: '', render: (field) => <StateChip state={field.change} tone={TONE[field.change]} />, width: 90, desktopOnly: true },
]

/** The fields that a change touched, before beside after; the others on demand. */
export function ChangedFields({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const [showsAll, setShowsAll] = useState(false)
  const fields = changedFields(before, after)
  const same = fields.filter((field) => field.change === 'same').length
  const shown = showsAll ? fields : fields.filter((field) => field.change !== 'same')
  return (
    <Panel
      title="Before and after"
      aside={
        same === 0 ? undefined : (
          <Button variant="text" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Only what changed' : `Show ${same} unchanged`}
          </Button>
        )
      }
    >
      {shown.length === 0 ? (
        <EmptyState dense title="No field was kept" sentence="The act itself is what is recorded." />
      ) : (
        <DenseTable label="Changed fields" rows={shown} columns={COLUMNS} rowKey={(field) => field.path} />
      )}
    </Panel>
  )
}

function Value({ text, isOld }: { readonly text: string | undefined; readonly isOld: boolean }) {
  if (text === undefined)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        –
      </Box>
    )
  return (
    <Box component="span" sx={{ overflowWrap: 'anywhere', color: isOld ? 'text.secondary' : undefined }}>
      {text === '' ? '(empty)' : text}
    </Box>
  )
}
