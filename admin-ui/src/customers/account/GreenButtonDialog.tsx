import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useState } from 'react'
import { addDays, addMonths } from '../../../../domain/kernel/local-date.js'
import { DayField } from '../../presentation/DayField.js'
import { useUtility } from '../../presentation/use-utility.js'

/** Takes an account's intervals out as a Green Button file, of days one chooses. */
export function GreenButtonDialog({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const today = useUtility()?.today ?? ''
  const [from, setFrom] = useState(today === '' ? '' : addDays(addMonths(today, -13), 1))
  const [to, setTo] = useState(today)
  const isReady = from !== '' && to !== '' && from <= to
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle>Interval data of {accountId} as Green Button</DialogTitle>
      <DialogContent>
        What the meters of this account measured while it took service through them. Other systems read the file (ESPI 1.1).
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5, mt: 1 }}>
          <DayField label="First day" value={from} onChange={setFrom} />
          <DayField label="Last day" value={to} onChange={setTo} />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        <Button
          variant="contained"
          component="a"
          href={isReady ? `/api/v1/accounts/${encodeURIComponent(accountId)}/green-button.xml?from=${from}&to=${to}` : undefined}
          download
          disabled={!isReady}
          onClick={onClose}
        >
          Download
        </Button>
      </DialogActions>
    </Dialog>
  )
}
