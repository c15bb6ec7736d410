import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ApiConfig } from './deps.js'

/** A `__Host-` cookie can only be set by this very host over TLS; plain HTTP, on a laptop, cannot have one. */
function nameFor(config: ApiConfig): string {
  return isSecure(config) ? '__Host-penstock' : 'penstock-session'
}

function isSecure(config: ApiConfig): boolean {
  return config.publicUrl.startsWith('https://')
}

/** The session's id as the browser sent it. */
export function readSessionCookie(request: FastifyRequest, config: ApiConfig): string | undefined {
  const value = request.cookies[nameFor(config)]
  return value === undefined || value === '' || value.length > 200 ? undefined : value
}

export function setSessionCookie(reply: FastifyReply, config: ApiConfig, sessionId: string, expiresAt: Date): void {
  void reply.setCookie(nameFor(config), sessionId, { ...attributesFor(config), expires: expiresAt })
}

export function clearSessionCookie(reply: FastifyReply, config: ApiConfig): void {
  void reply.clearCookie(nameFor(config), attributesFor(config))
}

function attributesFor(config: ApiConfig): { path: string; httpOnly: boolean; secure: boolean; sameSite: 'lax' } {
  return { path: '/', httpOnly: true, secure: isSecure(config), sameSite: 'lax' }
}
