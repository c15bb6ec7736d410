interface Datable {
  readonly expiresAt: string | null
  readonly revokedAt: string | null
}

/** How a token stands at a moment (milliseconds). */
export function tokenStanding(token: Datable, now: number): 'active' | 'expired' | 'revoked' {
  if (token.revokedAt !== null) return 'revoked'
  return token.expiresAt !== null && new Date(token.expiresAt).getTime() <= now ? 'expired' : 'active'
}
