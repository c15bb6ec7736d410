import { useState } from 'react'
import { useGetIdentity } from 'react-admin'
import { ActionButton } from '../presentation/ActionButton.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import type { UserRecord } from './access-records.js'
import { ChangeRolesDialog } from './ChangeRolesDialog.js'
import { SecretOnce } from './SecretOnce.js'

type Act = 'roles' | 'password' | 'sessions' | 'end' | 'restore'

const WORDS: Readonly<Record<Exclude<Act, 'roles'>, { readonly button: string; readonly does: string; readonly said: string }>> =
  {
    password: {
      button: 'New password',
      does: 'The old password no longer works, and all sessions end. The new one is shown once and must be changed at the first sign-in.',
      said: 'The password is new.',
    },
    sessions: {
      button: 'Sign out everywhere',
      does: 'All sessions end at once, on every device.',
      said: 'Signed out everywhere.',
    },
    end: {
      button: 'End access',
      does: 'Nobody can sign in as this user any more, and all sessions end at once. What was done stays in the audit.',
      said: 'The access has ended.',
    },
    restore: {
      button: 'Restore access',
      does: 'The user may sign in again, with the roles shown.',
      said: 'The access is restored.',
    },
  }

/** What an administrator may do to a user. Nobody ends his own access. */
export function UserActs({ user }: { readonly user: UserRecord }) {
  const [asked, setAsked] = useState<Act>()
  const [password, setPassword] = useState<string>()
  const { identity } = useGetIdentity()
  const isSelf = identity?.id === user.id
  const words = asked === undefined || asked === 'roles' ? undefined : WORDS[asked]
  const finish = (): void => setAsked(undefined)
  const post = useCommand<{ password?: string | null }>({
    said: words?.said,
    onDone: (answer) => {
      finish()
      if (typeof answer.password === 'string') setPassword(answer.password)
    },
  })
  const patch = useCommand({ method: 'PATCH', said: words?.said, onDone: finish })
  const path = `/users/${encodeURIComponent(user.id)}`
  const confirm = (reason: string): void => {
    if (asked === 'password') post.send({ path: `${path}/password-reset`, body: { reason } })
    else if (asked === 'sessions') post.send({ path: `${path}/end-sessions`, body: { reason } })
    else patch.send({ path, body: { isActive: asked === 'restore', version: user.version, reason } })
  }
  const button = (act: Act, label: string, disabledBecause?: string) => (
    <ActionButton
      permission="access.manage_users"
      variant={act === 'roles' ? 'contained' : 'outlined'}
      color={act === 'end' ? 'error' : 'primary'}
      disabledBecause={disabledBecause}
      onClick={() => {
        post.begin()
        patch.begin()
        setAsked(act)
      }}
    >
      {label}…
    </ActionButton>
  )
  return (
    <>
      {button('roles', 'Change')}
      {user.isActive && button('password', WORDS.password.button)}
      {user.isActive && button('sessions', WORDS.sessions.button)}
      {user.isActive
        ? button('end', WORDS.end.button, isSelf ? 'This is you. Another administrator must do it.' : undefined)
        : button('restore', WORDS.restore.button)}
      <ChangeRolesDialog user={user} open={asked === 'roles'} onClose={finish} />
      <ReasonDialog
        open={words !== undefined}
        title={`${words?.button ?? ''}: ${user.name}`}
        confirmLabel={words?.button ?? ''}
        dangerous={asked === 'end'}
        isSending={post.isSending || patch.isSending}
        onConfirm={confirm}
        onClose={finish}
      >
        {words?.does}
      </ReasonDialog>
      {password !== undefined && (
        <SecretOnce
          title={`New password of ${user.name}`}
          sentence="Give it to the person. It must be changed at the first sign-in."
          secret={password}
          onClose={() => setPassword(undefined)}
        />
      )}
    </>
  )
}
