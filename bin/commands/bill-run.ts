import { randomUUID } from 'node:crypto'
import type { Command } from 'commander'
import type { RunPageJson, RunRecordJson } from '../../api/billing/contract.js'
import type { ApiClient } from '../api-client.js'
import { describeRun } from '../bill-runs/describe-run.js'
import { findRunOf, readRun } from '../bill-runs/find-run.js'
import { followerOfRun, waitForRun } from '../bill-runs/wait-for-run.js'
import type { CommandContext } from '../command-context.js'
import type { Follower } from '../follower.js'

interface WindowOptions {
  readonly cycle: string
  readonly date: string
  readonly wait?: boolean
  readonly reason?: string
}

/** `penstock bill-run start|approve|discard|cancel|refresh|status|list`. */
export function register(program: Command, context: CommandContext): void {
  const run = program.command('bill-run').description('run a bill cycle: start, review, approve')
  const ofWindow = (name: string, description: string): Command =>
    run
      .command(name)
      .description(description)
      .requiredOption('--cycle <cycle>', 'the bill cycle')
      .requiredOption('--date <date>', 'the read date of its window, YYYY-MM-DD')

  ofWindow('start', 'compute the bills of a window; the run stops for review')
    .option('--trial', 'claim nothing: look at the bills, then discard the trial or approve it as the run')
    .option(
      '--wait',
      'return when the run waits for review; on a sandbox the business date is moved to the start of the window where it is earlier',
    )
    .option('--reason <text>', 'why, for the audit')
    .action((options: WindowOptions & { trial?: boolean }) => start(context, options))

  ofWindow('approve', 'issue the bills of a run that waits for review')
    .option('--wait', 'return when the approved bills are issued')
    .option('--reason <text>', 'why, for the audit')
    .action((options: WindowOptions) => approve(context, options))

  ofWindow('discard', 'drop a trial, or a run of which nothing is issued')
    .option('--reason <text>', 'why, for the audit')
    .action(async (options: WindowOptions) => {
      const client = await context.client()
      const found = await findRunOf(client, options.cycle, options.date)
      await decide(client, found.id, found.isTrial ? 'discard' : 'cancel', options)
      show(context, await readRun(client, found.id))
    })

  for (const [act, description] of [
    ['pause', 'stop a run after the chunk it works on'],
    ['resume', 'let a paused run go on'],
    ['refresh', 'bill what is missing after the data of the window changed'],
  ] as const) {
    ofWindow(act, description)
      .option('--reason <text>', 'why, for the audit')
      .action(async (options: WindowOptions) => {
        const client = await context.client()
        const found = await findRunOf(client, options.cycle, options.date)
        await decide(client, found.id, act, options)
        show(context, await readRun(client, found.id))
      })
  }

  ofWindow('status', 'where the run of a window stands').action(async (options: WindowOptions) => {
    const client = await context.client()
    const found = await findRunOf(client, options.cycle, options.date)
    show(context, await readRun(client, found.id))
  })

  run
    .command('list')
    .description('all runs, the newest first')
    .action(async () => {
      const client = await context.client()
      const runs = await client.call<RunRecordJson[]>('/bill-runs', { query: { sort: '["id","DESC"]', range: '[0,199]' } })
      context.result(runs, runs.length === 0 ? 'No run yet.' : runs.flatMap(describeRun))
    })
}

async function start(context: CommandContext, options: WindowOptions & { trial?: boolean }): Promise<void> {
  const client = await context.client()
  const { runId } = await client.call<{ runId: number }>('/bill-runs', {
    method: 'POST',
    body: { billCycle: options.cycle, readDate: options.date, trial: options.trial === true, ...reasonOf(options) },
  })
  const follower = followerOfRun(context, runId, options)
  if (options.wait !== true) return show(context, await follower.ask(() => readRun(client, runId)))
  await openWindow(context, client, follower, runId)
  show(context, await waitForRun(follower, client, runId, (run) => run.state === 'review' && run.pending === 0))
}

/** A sandbox date moves only by hand: a run that waits for its window would wait for ever, so the wait moves the date. */
async function openWindow(context: CommandContext, client: ApiClient, follower: Follower, runId: number): Promise<void> {
  const run = await follower.ask(() => readRun(client, runId))
  const clock = await follower.ask(() => client.call<{ businessDate: string | null; isSandbox: boolean }>('/clock'))
  if (run.isTrial || !clock.isSandbox || clock.businessDate === null || clock.businessDate >= run.windowStart) return
  context.say(`The window opens on ${run.windowStart}: moving the business date of the sandbox from ${clock.businessDate}.`)
  const [key, body] = [randomUUID(), { to: run.windowStart, reason: 'bill-run start --wait' }]
  await follower.ask(() => client.call('/clock/advance', { method: 'POST', body, key }))
}

async function approve(context: CommandContext, options: WindowOptions): Promise<void> {
  const client = await context.client()
  const found = await findRunOf(client, options.cycle, options.date)
  await decide(client, found.id, 'approve', options)
  const follower = followerOfRun(context, found.id, options)
  show(
    context,
    options.wait === true
      ? await waitForRun(follower, client, found.id, isIssued)
      : await follower.ask(() => readRun(client, found.id)),
  )
}

/** Every approved bill is issued; parked accounts stay with the run until its window ends. */
function isIssued(run: RunRecordJson): boolean {
  return run.state === 'open' || run.state === 'closed' || (run.issuedAt !== null && run.state !== 'issuing')
}

async function decide(client: ApiClient, runId: number, act: string, options: WindowOptions): Promise<void> {
  await client.call(`/bill-runs/${runId}/${act}`, { method: 'POST', body: reasonOf(options) })
}

function reasonOf(options: WindowOptions): { reason?: string } {
  return options.reason === undefined ? {} : { reason: options.reason }
}

function show(context: CommandContext, run: RunPageJson): void {
  context.result(run, () => describeRun(run))
}
