import type { Permission } from '../../domain/access/permissions.js'
import type { ProcessRecord } from '../../db/processes/process-reads.js'

/** Something a person may do to a process now, and where it is done. */
export interface ProcessAct {
  readonly act: string
  /** On the button: what happens. */
  readonly label: string
  readonly permission: Permission
  /** Method and path below `/api/v1`. */
  readonly method: 'POST'
  readonly path: string
  readonly needsReason: boolean
}

/** Where the thing a process is about is shown in the console. */
export function subjectPath(process: Pick<ProcessRecord, 'subjectKind' | 'subjectId'>): string | null {
  if (process.subjectKind === 'bill_run') return `/bill-runs/${process.subjectId}/show`
  if (process.subjectKind === 'import') return `/imports/${process.subjectId}/show`
  if (process.subjectKind === 'account') return `/accounts/${process.subjectId}/show`
  return null
}

/** What may be done, by kind and state. An approval is given on the run's own page, beside the figures it is about. */
export function actsOf(
  process: Pick<ProcessRecord, 'id' | 'kind' | 'state' | 'step' | 'subjectKind' | 'subjectId'>,
): ProcessAct[] {
  if (process.state === 'stuck') {
    const path = `/processes/${encodeURIComponent(process.id)}/retry`
    return [{ act: 'retry', label: 'Try again', permission: 'processes.act', method: 'POST', path, needsReason: true }]
  }
  if (process.subjectKind !== 'bill_run' || ENDED.has(process.state)) return []
  const run = `/bill-runs/${encodeURIComponent(process.subjectId)}`
  const post = (act: string, label: string, permission: Permission, needsReason: boolean): ProcessAct => ({
    act,
    label,
    permission,
    method: 'POST',
    path: `${run}/${act}`,
    needsReason,
  })
  const acts: ProcessAct[] = []
  if (process.state === 'paused') acts.push(post('resume', 'Resume', 'billing.run', false))
  else if (PAUSABLE.has(process.step)) acts.push(post('pause', 'Pause', 'billing.run', true))
  if (CANCELLABLE.has(process.step)) acts.push(post('cancel', 'Cancel the run', 'billing.run', true))
  return acts
}

const ENDED: ReadonlySet<string> = new Set(['completed', 'cancelled', 'failed'])
const PAUSABLE: ReadonlySet<string> = new Set(['computing'])
const CANCELLABLE: ReadonlySet<string> = new Set(['waiting_for_window', 'computing', 'review'])
