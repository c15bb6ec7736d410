import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { AlertRecordJson } from '../../../../api/customers/alert-contract.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { usePermission } from '../../shell/use-permission.js'
import { AlertLine } from './AlertLine.js'

/** What holds now, under the head of a page; nothing where nothing does. */
export function AlertStrip({ alerts }: { readonly alerts: readonly AlertRecordJson[] }) {
  const [ending, setEnding] = useState<AlertRecordJson>()
  const mayEnd = usePermission('customers.alert')
  const { begin, send, isSending } = useCommand({ said: 'The alert is taken down.', onDone: () => setEnding(undefined) })
  if (alerts.length === 0) return null
  const take = (alert: AlertRecordJson) => () => {
    begin()
    setEnding(alert)
  }
  return (
    <Box
      component="section"
      aria-label="Alerts"
      sx={{ px: 2, py: 0.75, display: 'grid', gap: 0.5, borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper' }}
    >
      {alerts.map((alert) => (
        <AlertLine
          key={alert.id}
          alert={alert}
          act={
            mayEnd && (
              <Button size="small" onClick={take(alert)} aria-label={`Take down: ${alert.text}`} sx={{ py: 0, minHeight: 20 }}>
                Take down…
              </Button>
            )
          }
        />
      ))}
      <ReasonDialog
        open={ending !== undefined}
        title="Take this alert down?"
        confirmLabel="Take it down"
        isSending={isSending}
        onConfirm={(reason) => ending !== undefined && send({ path: `/alerts/${ending.id}/end`, body: { reason } })}
        onClose={() => setEnding(undefined)}
      >
        {ending?.text}
      </ReasonDialog>
    </Box>
  )
}
