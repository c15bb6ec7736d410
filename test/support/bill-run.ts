import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { loadBillingRules } from '../../activities/billing/billing-rules.js'
import { computeChunk } from '../../activities/billing/compute-partition.js'
import { decideAboutRun } from '../../activities/billing/decide-run.js'
import { finishComputing } from '../../activities/billing/finish-computing.js'
import { finishIssuing } from '../../activities/billing/finish-issuing.js'
import { issueChunk } from '../../activities/billing/issue-partition.js'
import { openRun } from '../../activities/billing/open-run.js'
import { planRunStep } from '../../activities/billing/plan-run-step.js'
import { runImport } from '../../activities/imports/run-import.js'
import { loadRun, type RunRow } from '../../db/billing/run-store.js'
import { importFolder, TESTER } from './import-folder.js'

export const ALDER_CREEK = fileURLToPath(new URL('../../demo/alder-creek', import.meta.url))

/** The sample utility, imported by the activity itself: no workflow is needed for tests of single use-cases. */
export async function importAlderCreek(pool: pg.Pool, asOf: string): Promise<void> {
  const importId = await importFolder(pool, ALDER_CREEK, asOf)
  const { state } = await runImport({ pool, isProduction: false }, { importId })
  if (state !== 'completed') throw new Error(`the import is ${state}`)
}

/** Opens and computes the run of a window until it waits for review. */
export async function computeRun(pool: pg.Pool, billCycle: string, readDate: string): Promise<number> {
  const command = {
    key: `open ${billCycle} ${readDate}`,
    actor: TESTER,
    reason: 'test',
    input: { billCycle, readDate, isTrial: false },
  }
  const { runId } = await openRun(pool, command)
  await workRun(pool, runId)
  return runId
}

/** Carries out what a run needs now, as its workflow would, until it waits. */
export async function workRun(pool: pg.Pool, runId: number): Promise<void> {
  for (;;) {
    const run = (await loadRun(pool, runId)) as RunRow
    const step = await planRunStep(pool, { billCycle: run.billCycle, readDate: run.readDate })
    if (step.kind === 'wait' || step.kind === 'end') return
    if (step.kind === 'compute') {
      await everyChunk(pool, run, computeChunk)
      await finishComputing(pool, { runId })
    }
    if (step.kind === 'issue') {
      await everyChunk(pool, run, issueChunk)
      await finishIssuing(pool, { runId })
    }
  }
}

async function everyChunk(pool: pg.Pool, run: RunRow, work: typeof computeChunk): Promise<void> {
  const rules = await loadBillingRules(pool, run.settingsVersion)
  for (let partition = 0; partition < run.partitions; partition += 1) {
    while ((await work(pool, run, rules, partition)) > 0);
  }
}

export async function approveRun(pool: pg.Pool, runId: number, key = `approve ${runId}`): Promise<void> {
  await decideAboutRun(pool, { key, actor: TESTER, reason: 'test', input: { runId, act: 'approve' } })
  await workRun(pool, runId)
}
