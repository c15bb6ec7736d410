import type { Command } from 'commander'
import type { CommandContext } from '../command-context.js'

interface Clock {
  readonly businessDate: string | null
  readonly isSandbox: boolean
  readonly utilityName: string | null
}

/** `penstock clock show|advance`: the business date of a sandbox. */
export function register(program: Command, context: CommandContext): void {
  const clock = program.command('clock').description('the business date')

  clock
    .command('show')
    .description('print the business date')
    .action(async () => {
      const now = await (await context.client()).call<Clock>('/clock')
      context.result(
        now,
        now.businessDate === null
          ? 'No utility has been imported yet.'
          : `${now.businessDate}${now.isSandbox ? ' (sandbox)' : ''}`,
      )
    })

  clock
    .command('advance')
    .description('move the business date of a sandbox forward; every waiting process sees the new date')
    .requiredOption('--to <date>', 'YYYY-MM-DD')
    .option('--reason <text>', 'why, for the audit')
    .action(async (options: { to: string; reason?: string }) => {
      const client = await context.client()
      const moved = await client.call<{ businessDate: string }>('/clock/advance', {
        method: 'POST',
        body: { to: options.to, ...(options.reason === undefined ? {} : { reason: options.reason }) },
      })
      context.result(moved, moved.businessDate)
    })
}
