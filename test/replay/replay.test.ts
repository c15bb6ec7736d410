import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { DeterminismViolationError } from '@temporalio/workflow'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { actsOf, textsOf } from './history-text.js'

// Histories of running processes, recorded on real servers (see record.ts), are replayed with the workflows as they are now: what a
// process has done must be what the code would do again, or it would stand still after an update.

const FOLDER = fileURLToPath(new URL('./histories/', import.meta.url))
/** What the recordings were made from. */
const SETS = ['../../demo/alder-creek/', '../imports/base/'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

interface Recording {
  readonly workflowId: string
  readonly history: { readonly events: Record<string, unknown>[] }
}

const read = (name: string): Recording => JSON.parse(readFileSync(`${FOLDER}${name}.json`, 'utf8')) as Recording
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .sort()

// What a run does between two looks, in the words of the table below.
const ACTS: Readonly<Record<string, string>> = {
  planRunStep: 'plan',
  computePartition: 'compute',
  finishComputing: 'computed',
  issuePartition: 'issue',
  finishIssuing: 'issued',
  purgeDrafts: 'purge',
  runImport: 'import',
  failImport: 'fail',
  deliverBills: 'deliver',
  advanceWorkOrder: 'look',
  advanceMove: 'step',
  advanceConnection: 'step',
  advanceCase: 'step',
  advancePlan: 'step',
  advanceDunning: 'step',
  advanceRemoteCommand: 'step',
  advanceApplication: 'step',
  takeMeterFile: 'take',
  failMeterFile: 'fail',
  advanceDepositSweep: 'step',
  advanceLateFeeSweep: 'step',
  advanceMeterWatch: 'step',
  simulatePolicy: 'simulate',
  replayUsage: 'replay',
  failWhatIf: 'fail',
  failSimulation: 'fail',
  parkProcess: 'park',
  deliverMessages: 'send',
}

const LOOKS: ReadonlySet<string> = new Set(['plan', 'look'])

/** Each branch of each workflow, and the recording that took it. What ends otherwise than it says here was recorded wrongly. */
const BRANCHES: readonly (readonly [name: string, acts: string])[] = [
  ['bill-cycle-whole.1', 'plan compute computed plan wait plan issue issued plan wait plan end'],
  ['bill-cycle-started-early.1', 'plan wait plan compute computed plan wait plan issue issued plan wait plan end'],
  [
    'bill-cycle-of-three-partitions.1',
    'plan wait plan compute compute compute computed plan wait plan issue issue issue issued plan wait plan end',
  ],
  ['bill-cycle-trial-discarded.1', 'plan compute computed plan wait plan purge plan end'],
  ['bill-cycle-trial-approved.1', 'plan compute computed plan wait plan issue issued plan wait plan end'],
  [
    'bill-cycle-trial-dropped-for-the-run.1',
    'plan compute computed plan wait plan purge plan compute computed plan wait plan issue issued plan wait plan end',
  ],
  [
    'bill-cycle-paused-before-its-window.1',
    'plan wait plan wait plan compute computed plan wait plan issue issued plan wait plan end',
  ],
  [
    'bill-cycle-paused-while-computing.1',
    'plan compute computed plan wait plan compute computed plan wait plan issue issued plan wait plan end',
  ],
  ['bill-cycle-cancelled.1', 'plan compute computed plan wait plan purge plan end'],
  ['bill-cycle-cancelled-while-computing.1', 'plan compute computed plan purge plan end'],
  [
    'bill-cycle-mended-in-review.1',
    'plan compute computed plan wait plan compute computed plan wait plan issue issued plan wait plan end',
  ],
  [
    'bill-cycle-mended-after-issue.1',
    'plan compute computed plan wait plan issue issued plan wait plan compute computed plan wait plan issue issued plan wait plan end',
  ],
  [
    'bill-cycle-skipped-after-issue.1',
    'plan compute computed plan wait plan issue issued plan wait plan compute computed plan wait plan end',
  ],
  [
    'bill-cycle-refreshed.1',
    'plan compute computed plan wait plan issue issued plan wait plan compute computed plan wait plan end',
  ],
  ['bill-cycle-begun-again.1', 'plan wait plan issue issued plan wait plan end'],
  ['bill-cycle-continued-as-new.1', 'plan compute computed plan wait continue as new'],
  ['import-completed.1', 'import end'],
  ['import-validated.1', 'import end'],
  ['import-refused.1', 'import end'],
  ['import-unchanged.1', 'import end'],
  ['import-failed.1', 'import fail end'],
  ['import-cancelled.1', 'import cancelled'],
  ['delivery-of-a-run.1', 'deliver end'],
  ['delivery-woken-while-it-sends.1', 'deliver deliver end'],
  ['delivery-of-one-bill.1', 'deliver end'],
  ['work-order-kept.1', 'look wait look end'],
  ['work-order-missed.1', 'look wait look wait look end'],
  ['work-order-stuck.1', 'look park look park wait look end'],
  ['work-order-continued-as-new.1', 'look wait look wait continue as new'],
  ['messages-sent.1', 'send end'],
  ['messages-gathered.1', 'send wait send end'],
  ['messages-continued-as-new.1', 'send wait send wait send wait continue as new'],
  ['messages-continued-as-new.2', 'send wait send end'],
  ['move-in.1', 'step step step step wait step step step end'],
  ['move-out-and-payment.1', 'step step step wait step step step step step step step end'],
  ['move-cancelled.1', 'step step step end'],
  ['move-stuck-and-tried-again.1', 'step step step wait step step step step park wait step step step step cancelled'],
  [
    'connection-built.1',
    'step step step step step step wait step step step step step step step step step step step step step end',
  ],
  ['connection-cancelled.1', 'step step step step step end'],
  ['deposit-sweep.1', 'step step wait step step step wait cancelled'],
  ['policy-effect-tried.1', 'simulate end'],
  ['policy-effect-failed.1', 'simulate fail end'],
  ['what-if-tried.1', 'replay end'],
  ['what-if-failed.1', 'replay fail end'],
  ['late-fee-sweep.1', 'step step wait step step wait cancelled'],
  ['remote-command-read.1', 'step step step end'],
  ['remote-command-slow.1', 'step step wait step step end'],
  ['remote-command-unheard.1', 'step step wait step step end'],
  ['dunning-cut-from-afar.1', 'step step wait step step step wait step step end'],
  ['dunning-paid.1', 'step step wait step step end'],
  ['dunning-cut-and-reconnected.1', 'step step step step step end'],
  ['application-accepted.1', 'step step step step end'],
  ['application-unanswered.1', 'step step step step step end'],
  ['meter-file-applied.1', 'take end'],
  ['meter-file-failed.1', 'take fail end'],
  ['meter-file-read.1', 'take end'],
  ['meter-watch.1', 'step step wait step step wait cancelled'],
  ['plan-broken.1', 'step step wait step step end'],
  ['plan-kept.1', 'step step step end'],
  ['plan-cancelled.1', 'step step step end'],
  [
    'connection-stuck-and-tried-again.1',
    'step step step wait step step step step step step step step step step step park step step step step end',
  ],
  ['case-settled-in-time.1', 'step wait step end'],
  ['case-overdue.1', 'step wait step wait step step end'],
  ['case-woken-at-its-end.1', 'step wait step step end'],
  ['case-continued-as-new.1', 'step wait step wait step wait continue as new'],
  ['case-continued-as-new.2', 'step wait step end'],
  ['move-continued-as-new.1', 'step step step wait continue as new'],
  ['move-continued-as-new.2', 'step end'],
  ['move-transfer.1', 'step step step step step step step step step end'],
  ['move-suspended-and-resumed.1', 'step wait step step step wait step wait step step wait cancelled'],
  ['move-in-back-dated-over-somebody.1', 'step step step step step wait step cancelled'],
  ['move-out-in-a-storm.1', 'step wait step step step step end'],
  ['work-order-refused-after-its-end.1', 'look park look park end'],
  ['connection-continued-as-new.1', 'step step step continue as new'],
  ['connection-continued-as-new.2', 'step wait step wait step step end'],
]

let workflowBundle: Awaited<ReturnType<typeof bundleWorkflowCode>>

beforeAll(async () => {
  const logger = new DefaultLogger('ERROR')
  Runtime.install({ logger })
  workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/all.ts', import.meta.url)),
    logger,
  })
})

function replay({ workflowId, history }: Recording): Promise<void> {
  return Worker.runReplayHistory({ workflowBundle }, history, workflowId)
}

describe('recorded histories', () => {
  test.each(NAMES)('%s replays', async (name) => {
    await replay(read(name))
  })

  test.each(BRANCHES)('%s took its branch', (name, acts) => {
    const looks = actsOf(read(name).history).map((act) => ACTS[act] ?? act)
    // A look that found nothing new is no branch: signals come when they come.
    const plot = looks.filter((act, index) => !(LOOKS.has(act) && looks[index + 1] === act))
    expect(plot.join(' ')).toBe(acts)
  })

  it('of every scene say which branch it took', () => {
    const shown = new Set(BRANCHES.map(([name]) => name.replace(/\.\d+$/, '')))
    expect([...new Set(NAMES.map((name) => name.replace(/\.\d+$/, '')))].filter((scene) => !shown.has(scene))).toEqual([])
  })

  it('hold nobody’s name, address, telephone or e-mail', () => {
    const secrets = personalData()
    expect(secrets.size).toBeGreaterThan(3_000)
    const told = NAMES.flatMap((name) => {
      const texts = [...textsOf(read(name))]
      return [...secrets].filter((secret) => texts.some((text) => text.includes(secret))).map((secret) => `${name}: ${secret}`)
    })
    expect(told).toEqual([])
  })

  it('hold nothing of the machine they were made on', () => {
    const traces = /\/(home|root|work|tmp|Users)\/|node_modules|\d+@[a-z]/
    expect(NAMES.filter((name) => [...textsOf(read(name))].some((text) => traces.test(text)))).toEqual([])
  })
})

describe('a history that the code would not repeat', () => {
  const changed = (name: string, change: (events: Record<string, unknown>[]) => Record<string, unknown>[]): Recording => {
    const { workflowId, history } = read(name)
    return { workflowId, history: { events: change(history.events) } }
  }

  test('another activity was begun: refused', async () => {
    const renamed = changed('bill-cycle-whole.1', (events) =>
      events.map((event) => JSON.parse(JSON.stringify(event).replace('"computePartition"', '"billEverybody"')) as typeof event),
    )
    await expect(replay(renamed)).rejects.toThrow(DeterminismViolationError)
  })

  test('it had ended without its last act: refused', async () => {
    const failed = changed('import-failed.1', (events) =>
      events.map((event) => JSON.parse(JSON.stringify(event).replace('"failImport"', '"runImport"')) as typeof event),
    )
    await expect(replay(failed)).rejects.toThrow(DeterminismViolationError)
  })
})

const PERSONAL_COLUMNS = ['given_name', 'family_name', 'organisation_name', 'email', 'phone', 'line1', 'mail_line1']

/** What the utilities that the recordings were made from know of people. Short words are words of any language. */
function personalData(): Set<string> {
  const values = SETS.flatMap((set) => ['customers.csv', 'premises.csv'].map((file) => `${set}${file}`))
    .flatMap((path) => parse(readFileSync(path, 'utf8'), { columns: true }) as Record<string, string>[])
    .flatMap((row) => PERSONAL_COLUMNS.map((column) => row[column] ?? ''))
  return new Set(values.filter((value) => value.length >= 4))
}
