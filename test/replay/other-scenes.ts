import { decideAboutRun } from '../../activities/billing/decide-run.js'
import { decideDraft, draftOffCycleBill } from '../../activities/billing/off-cycle-bill.js'
import { openRun } from '../../activities/billing/open-run.js'
import { addImportFile } from '../../activities/imports/add-import-file.js'
import { beginImport } from '../../activities/imports/begin-import.js'
import { startImport } from '../../activities/imports/start-import.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { DELIVER_BILLS_WORKFLOW, deliverBillsWorkflowId } from '../../workflows/documents/contract.js'
import { importWorkflowId } from '../../workflows/imports/contract.js'
import { baseSet, baseText, folderSet, SAMPLE_FOLDER, type SetFiles, streamOf } from '../imports/import-set.js'
import { command, type Scene, type Studio } from './studio.js'

const AS_OF = '2026-09-01'

export const IMPORT_SCENES: readonly Scene[] = [
  importScene('import-completed', 'completed', (studio) => importOf(studio, baseSet())),
  importScene('import-validated', 'validated', (studio) => importOf(studio, baseSet(), true)),
  importScene('import-refused', 'refused', (studio) => {
    const files = baseSet()
    // The last account names a customer that nobody is.
    files.set(
      'accounts.csv',
      baseText('accounts.csv')
        .trimEnd()
        .replace(/,C[^,]*(?=[^\n]*$)/, ',C999999'),
    )
    return importOf(studio, files)
  }),
  importScene('import-unchanged', 'unchanged', async (studio) => {
    const first = await importOf(studio, baseSet())
    await studio.untilIs(`select state from imports where import_id = ${first}`, 'completed')
    return importOf(studio, baseSet())
  }),
  importScene('import-failed', 'failed', async (studio) => {
    // What a defect would look like: a table refuses what the checks let through.
    await studio.owner.query(`alter table customers add check (given_name <> 'Lars')`)
    return importOf(studio, baseSet())
  }),
  {
    name: 'import-cancelled',
    data: 'empty',
    play: async (studio) => {
      const workflowId = importWorkflowId(await importOf(studio, folderSet(SAMPLE_FOLDER)))
      await studio.untilIs('select count(*) from outbox where delivered_at is null', 0)
      await studio.client.workflow.getHandle(workflowId).cancel()
      return workflowId
    },
  },
]

function importScene(name: string, state: string, play: (studio: Studio) => Promise<number>): Scene {
  return {
    name,
    data: 'empty',
    play: async (studio) => {
      const importId = await play(studio)
      await studio.untilIs(`select state from imports where import_id = ${importId}`, state)
      return importWorkflowId(importId)
    },
  }
}

async function importOf({ pool }: Studio, files: SetFiles, isDryRun = false): Promise<number> {
  const { importId } = await beginImport(pool, command({ name: 'recorded', isDryRun, asOf: AS_OF }))
  for (const [name, content] of files) {
    await addImportFile(pool, command({ importId, name }), streamOf(content))
  }
  await startImport(pool, command({ importId }))
  return importId
}

export const DELIVERY_SCENES: readonly Scene[] = [
  {
    name: 'delivery-of-a-run',
    data: 'alder creek',
    play: (studio) => issueRun(studio),
  },
  {
    name: 'delivery-woken-while-it-sends',
    data: 'alder creek',
    play: async (studio) => {
      const workflowId = await issueRun(studio)
      await studio.untilIs(`select count(*) > 0 from bill_deliveries`, true)
      await studio.client.workflow.getHandle(workflowId).signal(WAKE_SIGNAL, { eventId: 1 })
      return workflowId
    },
  },
  {
    name: 'delivery-of-one-bill',
    data: 'alder creek',
    play: async ({ pool }) => {
      await advanceClock(pool, command({ to: '2026-09-05' }))
      const accounts = await pool.query<{ account_id: string }>(
        `select account_id from accounts where bill_cycle = '1' order by account_id limit 20`,
      )
      for (const { account_id: accountId } of accounts.rows) {
        const input = { accountId, kind: 'off_cycle', readOn: '2026-09-04' } as const
        const draft = await draftOffCycleBill(pool, command(input)).catch(() => undefined)
        if (draft === undefined) continue
        await decideDraft(pool, command({ billId: draft.billId, decision: 'issue' }))
        return deliverBillsWorkflowId({ billId: draft.billId })
      }
      throw new Error('none of the accounts could be billed')
    },
  },
]

/** Issues the run of the first cycle and returns the workflow that delivers its bills, once that has begun. */
async function issueRun({ pool, untilIs }: Studio): Promise<string> {
  await advanceClock(pool, command({ to: '2026-09-04' }))
  const { runId } = await openRun(pool, command({ billCycle: '1', readDate: '2026-09-04', isTrial: false }))
  const state = `select state from bill_runs where run_id = ${runId}`
  await untilIs(state, 'review')
  await decideAboutRun(pool, command({ runId, act: 'approve' }))
  await untilIs(state, 'open')
  await untilIs(`select count(*) from outbox where workflow_type = '${DELIVER_BILLS_WORKFLOW}' and delivered_at is not null`, 1)
  return deliverBillsWorkflowId({ runId })
}
