import RefusedIcon from '@mui/icons-material/ErrorOutline'
import NoSignalIcon from '@mui/icons-material/SignalWifiOffOutlined'
import DoneIcon from '@mui/icons-material/CloudDoneOutlined'
import SendIcon from '@mui/icons-material/SyncOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { signalWords } from './signal-words.js'
import { usePhone, usePhoneState } from './use-phone.js'

const ICONS = { calm: DoneIcon, running: SendIcon, waiting: NoSignalIcon } as const

/** Whether there is signal, and what waits for it. */
export function SignalBar() {
  const phone = usePhone()
  const state = usePhoneState()
  if (!state.isOpen) return null
  const { tone, says } = signalWords(state)
  const Icon = tone === 'waiting' && state.hasSignal ? RefusedIcon : ICONS[tone]
  return (
    <Box
      sx={(theme) => {
        const colours = theme.console.tones[tone === 'calm' ? 'done' : tone]
        return {
          position: 'sticky',
          top: 0,
          zIndex: 10,
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          minHeight: 44,
          px: 2,
          bgcolor: colours.tint,
          color: colours.ink,
          fontWeight: 600,
          fontSize: '0.9375rem',
        }
      }}
    >
      <Icon fontSize="small" aria-hidden />
      <Box role="status" sx={{ flex: 1, minWidth: 0 }}>
        {says}
      </Box>
      <Button color="inherit" disabled={state.isBusy} onClick={() => void phone.sync()}>
        {state.hasSignal ? 'Refresh' : 'Try now'}
      </Button>
    </Box>
  )
}
