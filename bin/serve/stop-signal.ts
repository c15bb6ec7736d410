import { parentOf } from '../../scripts/process-identity.mjs'

const LOOK_EVERY_MS = process.platform === 'linux' ? 1_000 : 5_000

export interface StopSignal {
  /** Resolves with why, once. */
  readonly asked: Promise<string>
  readonly isAsked: boolean
}

/**
 * When a person, the system or a vanished parent wants everything to stop. A terminal and npm both pass Ctrl-C on, so the
 * same wish arrives twice; only the first counts, and nothing cuts the orderly end short.
 */
export function stopSignal(isStartedByNpm: boolean): StopSignal {
  let isAsked = false
  const asked = new Promise<string>((resolve) => {
    const ask = (why: string) => (): void => {
      isAsked = true
      resolve(why)
    }
    process.on('SIGINT', ask('stopping'))
    process.on('SIGTERM', ask('told to stop'))
    process.on('SIGHUP', ask('the terminal is gone; stopping'))
    if (isStartedByNpm) whenParentIsGone(ask('npm was ended; stopping'))
  })
  return {
    asked,
    get isAsked() {
      return isAsked
    },
  }
}

/**
 * A killed parent sends no signal: the system only gives its child another parent. npm may have put a shell between itself
 * and us, which would wait for us for ever; so the shell's parent is looked at as well.
 */
function whenParentIsGone(tell: () => void): void {
  const parent = process.ppid
  const grandparent = parentOf(parent)
  setInterval(() => {
    if (process.ppid !== parent || parentOf(parent) !== grandparent) tell()
  }, LOOK_EVERY_MS).unref()
}
