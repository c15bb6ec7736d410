import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { useNotify } from 'react-admin'
import { useNavigate } from 'react-router-dom'
import { PASSWORD_LENGTH } from '../../../domain/access/password-policy.js'
import { callApi, problemOf } from '../http.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { currentSession, setSession } from '../session.js'

/** A person's own password. All other sessions end; this one goes on. */
export function ChangePasswordPage() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [isSending, setSending] = useState(false)
  const notify = useNotify()
  const navigate = useNavigate()
  const isMust = currentSession()?.mustChangePassword === true
  const differs = again !== '' && again !== next

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setSending(true)
    setRefusal(undefined)
    try {
      await changePassword(current, next)
      notify('Your password is changed. All other sessions have ended.', { type: 'success' })
      void navigate('/')
    } catch (error) {
      setRefusal(problemOf(error)?.detail ?? (error instanceof Error ? error.message : String(error)))
    } finally {
      setSending(false)
    }
  }
  return (
    <>
      <PageHeader
        title="Change my password"
        subtitle={
          isMust
            ? 'The password you were given must be changed before you go on.'
            : 'All your other sessions end; this one goes on.'
        }
      />
      <Box
        component="form"
        onSubmit={(event: FormEvent) => void submit(event)}
        sx={{ px: 2, display: 'grid', gap: 2, maxWidth: 420 }}
      >
        {refusal !== undefined && <Alert severity="error">{refusal}</Alert>}
        <PasswordField label="Current password" value={current} onChange={setCurrent} autoComplete="current-password" autoFocus />
        <PasswordField
          label="New password"
          value={next}
          onChange={setNext}
          autoComplete="new-password"
          helperText={`At least ${PASSWORD_LENGTH.min} characters. A few words in a row are easier to remember than signs.`}
        />
        <PasswordField
          label="New password again"
          value={again}
          onChange={setAgain}
          autoComplete="new-password"
          error={differs}
          helperText={differs ? 'The two do not agree.' : undefined}
        />
        <Button
          type="submit"
          variant="contained"
          disabled={isSending || current === '' || [...next].length < PASSWORD_LENGTH.min || next !== again}
          sx={{ justifySelf: 'start', minHeight: 40 }}
        >
          {isSending ? 'Changing…' : 'Change my password'}
        </Button>
      </Box>
    </>
  )
}

/** The session goes on with a new token against forged requests; the old one is refused from now on. */
async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  const { body } = await callApi<{ csrfToken: string }>('/session/password', {
    method: 'PUT',
    body: { currentPassword, newPassword },
  })
  const session = currentSession()
  if (session !== undefined) setSession({ ...session, csrfToken: body.csrfToken, mustChangePassword: false })
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: string
  readonly autoFocus?: boolean
  readonly error?: boolean
  readonly helperText?: string
}

function PasswordField({ onChange, ...field }: FieldProps) {
  return (
    <TextField
      {...field}
      type="password"
      required
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: PASSWORD_LENGTH.max } }}
    />
  )
}
