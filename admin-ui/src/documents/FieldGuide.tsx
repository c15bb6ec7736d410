import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { MergeFieldJson } from '../../../api/documents/contract.js'

interface Props {
  readonly fields: readonly MergeFieldJson[]
  /** Puts a field into the text that is being written; without it the guide is only read. */
  readonly onPick?: (name: string) => void
}

/** The fields a text may hold: what each means, and an example. */
export function FieldGuide({ fields, onPick }: Props) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {fields.map((field) => (
        <Box
          component="li"
          key={field.name}
          sx={{ px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider', fontSize: '0.8125rem' }}
        >
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'center' }}>
            <Box component="code" sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>{`{{${field.name}}}`}</Box>
            {onPick !== undefined && (
              <Button size="small" onClick={() => onPick(field.name)} aria-label={`Put ${field.name} into the text`}>
                Put in
              </Button>
            )}
          </Box>
          <Box sx={{ color: 'text.secondary' }}>
            {field.means}
            {field.isOptional === true ? '; a line is left out where it has no value' : ''}: {field.example}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
