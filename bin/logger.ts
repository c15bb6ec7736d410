import { type Logger, pino } from 'pino'
import type { LogLevel } from './config.js'

const SECRETS = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-csrf-token"]',
  'res.headers["set-cookie"]',
  '*.password',
  '*.newPassword',
  '*.token',
  '*.bankAccount',
  '*.cardNumber',
]

/** Log lines as JSON on standard output; what could sign somebody in or name his bank account is left out. */
export function createLogger(process: string, level: LogLevel): Logger {
  return pino({
    level,
    base: { process },
    redact: { paths: SECRETS, censor: '[left out]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}
