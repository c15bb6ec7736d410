import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { AlertToReadJson } from '../../../../api/customers/alert-contract.js'
import { useCommand } from '../../presentation/use-command.js'
import { usePermission } from '../../shell/use-permission.js'
import { AlertLine } from './AlertLine.js'

interface Props {
  readonly alerts: readonly AlertToReadJson[]
  readonly onRead?: () => void
  /** Where the reader may leave instead: nothing is done then. */
  readonly onLeave?: () => void
}

/**
 * Stands before the page until what must be read was read; that counts for the reader and the business day. Who only looks (an auditor)
 * acts on nothing and is not stopped.
 */
export function AlertsToRead({ alerts, onRead, onLeave }: Props) {
  const acts = usePermission('customers.note')
  const { send, isSending } = useCommand(onRead === undefined ? {} : { onDone: onRead })
  const unread = alerts.filter((alert) => !alert.isRead)
  if (!acts || unread.length === 0) return null
  return (
    <Dialog open fullWidth maxWidth="sm" disableEscapeKeyDown aria-labelledby="alerts-to-read">
      <DialogTitle id="alerts-to-read">Read this first</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        {unread.map((alert) => (
          <Box key={alert.id} sx={{ '& > div': { rowGap: 0.5, fontSize: '0.9375rem' } }}>
            <AlertLine alert={alert} />
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        {onLeave !== undefined && <Button onClick={onLeave}>Leave it undone</Button>}
        <Button
          variant="contained"
          autoFocus
          disabled={isSending}
          onClick={() => send({ path: '/alert-acknowledgements', body: { alertIds: unread.map((alert) => alert.id) } })}
        >
          {unread.length === 1 ? 'I have read it' : `I have read all ${unread.length}`}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
