import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'
import { CommandContext } from './command-context.js'
import { CommandFailed } from './command-failed.js'
import { ConfigurationError } from './config.js'

/** What each file of `bin/commands` exports. `register` adds its subcommands; what is heavy is imported in their actions. */
interface CommandFile {
  register(program: Command, context: CommandContext): void
}

/** Runs one command line and returns its exit status: 0 only where the command did what it was asked. */
export async function runPenstock(args: readonly string[]): Promise<number> {
  const program = new Command('penstock')
    .description('Penstock: customer information and billing for utilities')
    .option('--url <address>', 'the running system to drive (PENSTOCK_URL; the local start without it)')
    .option('--json', 'print the result as one JSON document')
    .showHelpAfterError('(--help shows what there is)')
    .enablePositionalOptions(false)
    .exitOverride()
  const context = new CommandContext(program)
  for (const file of await commandFiles(args)) file.register(program, context)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return context.exitCode
  } catch (error) {
    return report(error, context)
  }
}

/** The file of the command that is called alone, so that a quick command starts quickly; all of them for help and for words nobody knows. */
async function commandFiles(args: readonly string[]): Promise<CommandFile[]> {
  const folder = new URL('./commands/', import.meta.url)
  const names = readdirSync(fileURLToPath(folder)).filter((name) => /^[a-z-]+\.(ts|js)$/.test(name))
  const called = names.filter((name) => name.replace(/\.(ts|js)$/, '') === args[0])
  return Promise.all(
    (called.length === 1 ? called : names.sort()).map(async (name) => (await import(new URL(name, folder).href)) as CommandFile),
  )
}

function report(error: unknown, context: CommandContext): number {
  if (error instanceof CommanderError) {
    // Its sentence stands on standard error already; who asked for JSON is answered in JSON.
    if (error.exitCode !== 0 && context.json) context.fail(new CommandFailed('COMMAND_LINE', error.message))
    return error.exitCode
  }
  if (error instanceof CommandFailed) {
    context.fail(error)
    return error.exitCode
  }
  if (error instanceof ConfigurationError) {
    context.fail(new CommandFailed('CONFIGURATION', error.message))
    return 1
  }
  context.fail(new CommandFailed('UNEXPECTED', error instanceof Error ? (error.stack ?? error.message) : String(error)))
  return 1
}
