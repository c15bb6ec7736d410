import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { Wordmark } from '../../shell/Wordmark.js'
import { BigButton } from './BigButton.js'
import { usePhone, usePhoneState } from './use-phone.js'

/** Signs in on the phone. What was done without being signed in waits on the device meanwhile. */
export function PhoneSignIn() {
  const phone = usePhone()
  const { queue } = usePhoneState()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [isSending, setSending] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setSending(true)
    setRefusal(undefined)
    try {
      await phone.signIn(email, password)
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error))
    } finally {
      setSending(false)
    }
  }
  const big = { '& .MuiInputBase-input': { fontSize: '1.0625rem', py: 1.75 } }
  return (
    <Box
      component="form"
      onSubmit={(event: FormEvent) => void submit(event)}
      sx={{ p: 2, display: 'grid', gap: 2, bgcolor: 'background.paper', borderBottom: 1, borderColor: 'divider' }}
    >
      <Wordmark size={28} />
      <Box component="h1" sx={{ m: 0, fontSize: '1.125rem' }}>
        Sign in for your day
      </Box>
      {queue.length > 0 && <Box>What you did is kept on this phone and is sent once you are signed in.</Box>}
      {refusal !== undefined && <Alert severity="error">{refusal}</Alert>}
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        sx={big}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        sx={big}
      />
      <BigButton type="submit" variant="contained" disabled={isSending}>
        {isSending ? 'Signing in…' : 'Sign in'}
      </BigButton>
    </Box>
  )
}
