import type { Command } from 'commander'
import type { CommandContext } from '../command-context.js'
import { migrateConfiguration } from '../config.js'

/** `penstock migrate`: roles, the application's login and the tables, before the API and the worker are started. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('migrate')
    .description('bring the database to this version (DATABASE_OWNER_URL); safe to run again and several times at once')
    .action(async () => {
      const { migrateDatabase } = await import('../migrate-database.js')
      const result = await migrateDatabase(migrateConfiguration(), (line) => context.say(line))
      context.result(result, `${result.applied.length} migrations applied, ${result.alreadyApplied} were there`)
    })
}
