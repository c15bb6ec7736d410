import { runningImports, runningProcesses, type RunningImportRow, type RunningRow } from '../../db/home/running-reads.js'
import type { Queryable } from '../../db/pool.js'
import type { Permission } from '../../domain/access/permissions.js'
import { subjectPath } from '../subject-pages.js'
import type { RunningWorkJson } from './contract.js'

const SHOWN = 20

/** Bill runs, imports and other processes that are not over, with how far they are. */
export async function readRunningWork(db: Queryable, may: (permission: Permission) => boolean): Promise<RunningWorkJson[]> {
  const processes = await runningProcesses(db, SHOWN)
  const imports = may('imports.read') ? await runningImports(db) : []
  const known = new Set(processes.map((row) => `${row.subjectKind}/${row.subjectId}`))
  return [...imports.filter((row) => !known.has(`import/${row.id}`)).map(importWork), ...processes.map(processWork)]
}

function processWork(row: RunningRow): RunningWorkJson {
  const progress = progressOf(row)
  return {
    id: row.id,
    title: row.title,
    state: row.runPaused === true ? 'paused' : row.state,
    step: row.step,
    isMoving: row.state === 'running' && row.runPaused !== true,
    ...progress,
    path: subjectPath(row) ?? `/processes/${encodeURIComponent(row.id)}/show`,
    startedAt: row.startedAt.toISOString(),
  }
}

function progressOf(row: RunningRow): Pick<RunningWorkJson, 'done' | 'total' | 'noun'> {
  if (row.bills !== null) return { done: row.billsIssued ?? 0, total: row.bills, noun: 'bills' }
  if (row.accountsIn !== null && row.accountsIn > 0)
    return { done: row.accountsDone ?? 0, total: row.accountsIn, noun: 'accounts' }
  return { done: null, total: null, noun: null }
}

function importWork(row: RunningImportRow): RunningWorkJson {
  const number = (field: string): number | null => (typeof row.progress[field] === 'number' ? row.progress[field] : null)
  const total = number('total')
  return {
    id: `import/${row.id}`,
    title: `Import ${row.name}`,
    state: row.state,
    step: row.state,
    isMoving: true,
    done: total === null ? null : number('done'),
    total,
    noun: total === null ? null : 'rows',
    path: `/imports/${row.id}/show`,
    startedAt: row.startedAt.toISOString(),
  }
}
