import type { Command } from 'commander'
import type { CommandContext } from '../command-context.js'
import { VARIABLES, type Variable } from '../config-variables.js'

/** `penstock config`: every environment variable with its meaning, never its value. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('config')
    .description('list the environment variables that Penstock reads')
    .action(() => {
      const entries = Object.entries<Variable>(VARIABLES)
      context.result(Object.fromEntries(entries), () =>
        entries.flatMap(([name, variable]) => {
          const notes = [
            variable.required === undefined ? undefined : `required by ${variable.required.join(', ')}`,
            variable.default === undefined ? undefined : `${variable.default} by default`,
            variable.secret === true ? 'secret' : undefined,
          ].filter((note) => note !== undefined)
          return [`${name}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`, `    ${variable.doc}`]
        }),
      )
    })
}
