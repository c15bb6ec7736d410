import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { instantText } from '../presentation/instant-text.js'
import { fieldText } from '../presentation/field-text.js'
import type { Conflict } from './conflict.js'

/** Tells the second of two people who changed what, with both values. Sending again keeps theirs where nothing of yours is in the way. */
export function ConflictNotice({ conflict }: { readonly conflict: Conflict }) {
  const who = conflict.changedBy ?? 'Somebody'
  const when = conflict.changedAt === undefined ? '' : ` (${instantText(conflict.changedAt)})`
  return (
    <Alert severity="warning" sx={{ mb: 1.5 }}>
      {who} changed this while you had it open{when}. Press the button again to keep your values.
      {conflict.fields.length > 0 && (
        <Box
          component="table"
          sx={{ mt: 1, borderCollapse: 'collapse', '& td, & th': { pr: 2, textAlign: 'left', verticalAlign: 'top' } }}
        >
          <thead>
            <tr>
              <th />
              <th>Theirs, now</th>
              <th>Yours</th>
            </tr>
          </thead>
          <tbody>
            {conflict.fields.map(({ field, theirs, yours }) => (
              <tr key={field}>
                <th>{fieldText(field)}</th>
                <td>{valueText(theirs)}</td>
                <td>{valueText(yours)}</td>
              </tr>
            ))}
          </tbody>
        </Box>
      )}
    </Alert>
  )
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '(empty)'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
