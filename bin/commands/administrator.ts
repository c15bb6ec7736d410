import type { Command } from 'commander'
import type { CommandContext } from '../command-context.js'
import { CommandFailed } from '../command-failed.js'

interface Flags {
  readonly email: string
  readonly name: string
}

/** `penstock administrator create`: the first person who may sign in to a production system; further users are made in the console. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('administrator')
    .description('the first administrator of a new system')
    .command('create')
    .description('make the first administrator (DATABASE_URL) and print the password, once')
    .requiredOption('--email <address>', 'what the person signs in with')
    .requiredOption('--name <name>', 'the name shown to colleagues and in the audit')
    .action(async (flags: Flags) => {
      const { setUpConfiguration } = await import('../config.js')
      const { createPool } = await import('../../db/pool.js')
      const { createFirstAdministrator } = await import('../../activities/access/create-first-administrator.js')
      const pool = createPool(setUpConfiguration().databaseUrl, { max: 2, applicationName: 'penstock set-up' })
      try {
        const made = await createFirstAdministrator(pool, flags)
        if (!made.created)
          throw new CommandFailed('USERS_EXIST', 'This system has users already. An administrator among them makes further ones.')
        context.result(made, [`Sign in as ${made.email} with the password`, `  ${made.password}`, 'It is shown only now.'])
      } finally {
        await pool.end()
      }
    })
}
