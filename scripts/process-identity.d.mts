/** Start time of a running process, undefined where none runs under this number. */
export function startMarkOf(pid: number): string | undefined
/** True while exactly the process with this start mark runs. */
export function isRunning(pid: number, mark?: string): boolean
/** Signals that very process and waits until it is gone; killed after `patienceMs`. */
export function stopProcess(
  pid: number,
  mark: string | undefined,
  signal: NodeJS.Signals,
  patienceMs: number,
): Promise<'gone' | 'stopped' | 'killed'>
/** Waits until the process is gone; false where it still runs after `patienceMs`. */
export function goneWithin(pid: number, mark: string | undefined, patienceMs: number): Promise<boolean>
/** The number of a process's parent; undefined where there is no such process. */
export function parentOf(pid: number): number | undefined
