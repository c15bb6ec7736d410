import type { Command } from 'commander'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { FileProblemJson, TariffCheckJson } from '../../api/rating/contract.js'
import { CommandFailed } from '../command-failed.js'
import type { CommandContext } from '../command-context.js'

/** `penstock tariff validate FILE`, `penstock tariff schema`. */
export function register(program: Command, context: CommandContext): void {
  const tariff = program.command('tariff').description('check tariff files')

  tariff
    .command('validate')
    .description('check a tariff file; every problem names its line and column; exit status 1 where there is one')
    .argument('<file>', 'the tariff file, JSON')
    .option('--settings <file>', 'a settings file to check against: its conventions, and an account for every line')
    .action(async (file: string, options: { settings?: string }) => {
      const settings = options.settings === undefined ? {} : { settings: read(options.settings) }
      const client = await context.client()
      const check = await client.call<TariffCheckJson>('/tariffs/validate', {
        method: 'POST',
        body: { file: read(file), against: 'itself', ...settings },
      })
      context.result({ file: basename(file), ...check }, linesOf(file, check))
      if (!check.isValid) context.exitCode = 1
    })

  tariff
    .command('schema')
    .description('print the JSON Schema of tariff files')
    .action(async () => {
      const client = await context.client()
      const schema = await client.call<unknown>('/tariff-schema')
      context.result(schema, JSON.stringify(schema, null, 2))
    })
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new CommandFailed(
      'FILE_UNREADABLE',
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function linesOf(file: string, check: TariffCheckJson): string[] {
  if (check.tariff !== null) {
    const { id, name, versions } = check.tariff
    return [`${file}: valid; tariff ${id} ${name}, ${versions} version${versions === 1 ? '' : 's'}`]
  }
  const count = check.problems.length
  return [...check.problems.map((problem) => problemText(file, problem)), `${file}: ${count} problem${count === 1 ? '' : 's'}`]
}

/** `W-RES.json:12:9 TIERS_NOT_ASCENDING versions[0].rules[1].tiers[1].up_to: 6 must be above 8`. */
function problemText(file: string, problem: FileProblemJson): string {
  const where = problem.path === '' ? '' : ` ${problem.path}:`
  return `${file}:${problem.line}:${problem.column} ${problem.code}${where} ${problem.message}`
}
