import { sqlState } from '../db/transaction.js'

/** A failure as the log may keep it. */
export interface LoggedFailure {
  readonly kind: string
  readonly message: string
  readonly sqlState?: string
  readonly constraint?: string
  readonly stack?: string
}

/**
 * What the operator needs of an unexpected error, without the values people sent: a database error's detail, parameters and the
 * text drizzle makes of them are left out.
 */
export function failureForLog(error: unknown): LoggedFailure {
  const root = rootOf(error)
  if (!(root instanceof Error)) return { kind: typeof root, message: 'not an error' }
  const state = sqlState(root)
  const { constraint } = root as { constraint?: unknown }
  return {
    kind: root.name,
    message: state === undefined ? root.message : withoutQuoted(root.message),
    ...(state === undefined ? {} : { sqlState: state }),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(root.stack === undefined ? {} : { stack: placesOf(error, root) }),
  }
}

/** The error below its wrappers: drizzle's text repeats every parameter. */
function rootOf(error: unknown): unknown {
  let current = error
  for (let depth = 0; depth < 4 && current instanceof Error && current.cause instanceof Error; depth += 1) current = current.cause
  return current
}

function withoutQuoted(message: string): string {
  return message.replaceAll(/: ".*$/gs, '').replaceAll(/=\(.*?\)/g, '=(…)')
}

/** The lines of the stack that name places; the first holds the message. */
function placesOf(...errors: unknown[]): string {
  const lines = errors.flatMap((each) => (each instanceof Error ? (each.stack ?? '').split('\n') : []))
  return [...new Set(lines.filter((line) => /^\s+at /.test(line)))].join('\n')
}
