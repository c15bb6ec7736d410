import type { Command } from 'commander'
import type { CommandContext } from '../command-context.js'
import { CommandFailed } from '../command-failed.js'
import { makeFieldWork } from '../demo/field-work.js'
import { makePolicy } from '../demo/policy.js'
import { describeImport } from '../imports/describe-import.js'
import { installationFolder } from '../installation.js'
import { followImport, hasSucceeded } from '../imports/follow-import.js'

interface GenerateOptions {
  readonly accounts: string
  readonly seed: string
  readonly historyMonths?: string
}

/** Up to here thirteen months of history are a matter of minutes; above, winter to summer is what billing needs. */
const FULL_HISTORY_ACCOUNTS_MAX = 100_000
const FULL_HISTORY_MONTHS = 13
const SHORT_HISTORY_MONTHS = 9

/**
 * `penstock demo generate`: a synthetic utility into an empty sandbox; `demo field-work`: crews and orders beside it; `demo policy`: the
 * rules it is governed by.
 */
export function register(program: Command, context: CommandContext): void {
  const demo = program.command('demo').description('data to try things with')
  demo
    .command('generate')
    .description('fill an empty sandbox with a synthetic utility in the shape of Alder Creek: same seed, same rows')
    .requiredOption('--accounts <number>', 'how many accounts, 100 to 1,000,000')
    .option('--seed <number>', 'what the invention starts from', '1')
    .option(
      '--history-months <number>',
      `months of bills and reads before the one to be billed, 1 to 13; ${FULL_HISTORY_MONTHS} for up to 100,000 accounts, else ${SHORT_HISTORY_MONTHS}`,
    )
    .action((options: GenerateOptions) => generate(context, options))
  demo
    .command('field-work')
    .description('add crews, meters in store and a dozen work orders to try the dispatch board with')
    .action(async () => {
      const made = await makeFieldWork(await context.client())
      context.result(made, `${made.crews} crews, ${made.meters} meters in store, ${made.orders} work orders.`)
    })
  demo
    .command('policy')
    .description('hand in the policy packs that come with Penstock, and release those of the demo utility by a second person')
    .action(async () => {
      const made = await makePolicy(await context.client(), installationFolder())
      const released = made.released.length === 0 ? 'nothing new governs' : `${made.released.join(' and ')} govern`
      context.result(made, `${made.handedIn} policy packs handed in, ${released}.`)
    })
}

async function generate(context: CommandContext, options: GenerateOptions): Promise<void> {
  const accounts = wholeNumber('--accounts', options.accounts)
  const seed = wholeNumber('--seed', options.seed)
  const historyMonths =
    options.historyMonths === undefined
      ? accounts > FULL_HISTORY_ACCOUNTS_MAX
        ? SHORT_HISTORY_MONTHS
        : FULL_HISTORY_MONTHS
      : wholeNumber('--history-months', options.historyMonths)
  const client = await context.client()
  const begun = await client.call<{ id: number }>('/synthetic-imports', {
    method: 'POST',
    body: { accounts, seed, historyMonths },
  })
  const { page, findings } = await followImport(context, client, begun.id)
  context.result({ ...page, findings }, () => describeImport(page, findings))
  if (!hasSucceeded(page)) context.exitCode = 1
}

function wholeNumber(name: string, text: string): number {
  const digits = text.replaceAll(/[,_]/g, '')
  if (!/^\d{1,10}$/.test(digits)) throw new CommandFailed('NOT_A_NUMBER', `${name} must be a whole number, not ${text}.`)
  return Number(digits)
}
