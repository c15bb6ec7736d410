import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startMarkOf } from './process-identity.mjs'

/** A process that must not outlive its starter: how to stop it, and when in the order (lowest first). */
export interface Ward {
  readonly name: string
  readonly pid: number
  readonly signal: NodeJS.Signals
  readonly order: number
  readonly patienceMs: number
}

export interface Guardian {
  readonly pid: number
  /** From now on this process is stopped when its starter dies. A second ward of the same name replaces the first. */
  watch(ward: Ward): void
  /** The ward was stopped in the regular way. */
  forget(name: string): void
  /** Folders to remove if, and only if, something had to be stopped. */
  removeAfter(...folders: string[]): void
  /** Ends the guardian; wards not forgotten are stopped by it. */
  close(): void
}

/**
 * Starts the small process that ends our children when we are killed without a chance to do so ourselves: a pipe tells
 * it. PostgreSQL in particular outlives a killed parent.
 */
export function startGuardian(): Guardian {
  const wards = new Map<string, Ward & { readonly mark: string | undefined }>()
  const folders: string[] = []
  let closing = false
  let current = launch()

  function launch(): ChildProcess {
    const script = fileURLToPath(new URL('./guardian.mjs', import.meta.url))
    const child = spawn(process.execPath, [script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' })
    child.unref()
    child.stdin?.on('error', () => {})
    ;(child.stdin as { unref?: () => void } | null)?.unref?.()
    child.once('exit', () => {
      if (closing) return
      // It was killed: another one takes over what it watched.
      current = launch()
      for (const ward of wards.values()) tell({ watch: ward })
      tell({ remove: folders })
    })
    return child
  }

  function tell(message: Record<string, unknown>): void {
    current.stdin?.write(`${JSON.stringify(message)}\n`)
  }

  return {
    get pid() {
      return current.pid ?? 0
    },
    watch: (ward) => {
      const marked = { ...ward, mark: startMarkOf(ward.pid) }
      wards.set(ward.name, marked)
      tell({ watch: marked })
    },
    forget: (name) => {
      wards.delete(name)
      tell({ forget: name })
    },
    removeAfter: (...more) => {
      folders.push(...more)
      tell({ remove: more })
    },
    close: () => {
      closing = true
      current.stdin?.end()
    },
  }
}
