import type { AuthProvider } from 'react-admin'
import { callApi, problemOf } from './http.js'
import { currentSession, isAllowed, type Session, setSession } from './session.js'
import { permissionOfResource } from './slices.js'

async function loadSession(): Promise<Session> {
  const known = currentSession()
  if (known !== undefined) return known
  const { body } = await callApi<Session>('/session')
  setSession(body)
  return body
}

/** Sign-in by a session cookie that scripts cannot read; the API answers who we are and what we may do. */
export const authProvider: AuthProvider = {
  async login({ email, password }: { email: string; password: string }) {
    setSession(undefined)
    await callApi('/session', { method: 'POST', body: { email, password } })
    await loadSession()
  },
  async logout() {
    if (currentSession() !== undefined) {
      await callApi('/session', { method: 'DELETE' }).catch(() => undefined)
      setSession(undefined)
    }
    return '/login'
  },
  async checkAuth() {
    try {
      await loadSession()
    } catch (error) {
      if (problemOf(error)?.code === 'NO_CONNECTION') return
      throw new Error('ra.auth.auth_check_error')
    }
  },
  async checkError(error: { status?: number }) {
    // 403 is an answer to show, not a reason to sign out.
    if (error.status === 401) {
      setSession(undefined)
      throw new Error('ra.auth.auth_check_error')
    }
  },
  async getIdentity() {
    const { id, name, email, roles, mustChangePassword } = await loadSession()
    return { id, fullName: name, email, roles, mustChangePassword }
  },
  async getPermissions() {
    return (await loadSession()).permissions
  },
  async canAccess({ resource }: { resource: string; action: string }) {
    await loadSession()
    const permission = permissionOfResource(resource)
    return permission === undefined || isAllowed(permission)
  },
}
