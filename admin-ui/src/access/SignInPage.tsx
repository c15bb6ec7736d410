import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { type FormEvent, useEffect, useState } from 'react'
import { useCheckAuth, useLogin } from 'react-admin'

import { useNavigate } from 'react-router-dom'
import { Wordmark } from '../shell/Wordmark.js'

/** Signs in with e-mail and password. Whoever is signed in already is led on. */
export function SignInPage() {
  const login = useLogin()
  const checkAuth = useCheckAuth()
  const navigate = useNavigate()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [isSending, setSending] = useState(false)
  useEffect(() => {
    checkAuth({}, false).then(
      () => navigate('/'),
      () => undefined,
    )
  }, [checkAuth, navigate])

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setSending(true)
    setRefusal(undefined)
    try {
      await login({ email, password })
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'grid',
        placeItems: 'center',
        bgcolor: 'background.default',
        color: 'text.primary',
        p: 2,
      }}
    >
      <Box
        component="form"
        onSubmit={(event: FormEvent) => void submit(event)}
        sx={{
          width: 360,
          maxWidth: '100%',
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1.5,
          p: 4,
          display: 'grid',
          gap: 2,
        }}
      >
        <Wordmark size={32} />
        <Typography variant="h2" component="h1" sx={{ mt: 1 }}>
          Sign in to the office
        </Typography>
        {refusal !== undefined && <Alert severity="error">{refusal}</Alert>}
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="contained" disabled={isSending} sx={{ minHeight: 40 }}>
          {isSending ? 'Signing in…' : 'Sign in'}
        </Button>
        <Typography variant="caption" color="text.secondary">
          Forgotten your password? An administrator sets a new one: Set-up › Users.
        </Typography>
      </Box>
    </Box>
  )
}
