import type { Command } from 'commander'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { ComparisonJson, ExplanationJson, PackCheckJson, PackPageJson, PolicyRowJson } from '../../api/policy/contract.js'
import { CommandFailed } from '../command-failed.js'
import type { CommandContext } from '../command-context.js'

interface Question {
  readonly day?: string
  readonly service: string
  readonly class: string
  readonly programmes?: string
  readonly pack?: string
}

/** `penstock policy validate FILE`, `import FILE…`, `diff`, `explain`, `schema`. */
export function register(program: Command, context: CommandContext): void {
  const policy = program.command('policy').description('the rules of the place: policy packs')

  policy
    .command('validate')
    .description('check a policy pack file; every problem names its line and column; exit status 1 where there is one')
    .argument('<file>', 'the pack file, JSON')
    .action(async (file: string) => {
      const check = await validate(context, file)
      context.result({ file: basename(file), ...check }, linesOfCheck(file, check))
      if (!check.isValid) context.exitCode = 1
    })

  policy
    .command('import')
    .description('hand pack files in, each as the next draft of its pack; a file that says what stands already is passed over')
    .argument('<files...>', 'pack files, JSON; packs that others build upon first')
    .option('--reason <text>', 'why; kept in the audit', 'Handed in by command')
    .action((files: string[], options: { reason: string }) => handIn(context, files, options.reason))

  policy
    .command('diff')
    .description(
      'what differs between two versions of a pack, or between a version and a file, and what protects customers further or less',
    )
    .argument('<pack>', 'code of the pack')
    .argument('<before>', 'a version')
    .argument('<after>', 'another version, or a pack file')
    .action((pack: string, before: string, after: string) => compare(context, pack, before, after))

  policy
    .command('explain')
    .description('which rule holds for a kind of customer on a day, from which row, over which others, and its source')
    .argument('<key>', 'the parameter, such as late_fee.rule')
    .option('--day <date>', 'YYYY-MM-DD; today without it')
    .option('--service <service>', 'electric, water, gas, sewer, stormwater, refuse or lighting', 'water')
    .option('--class <class>', 'class of customer', 'residential')
    .option('--programmes <list>', 'programmes and circumstances that hold, separated by commas')
    .option('--pack <pack>', 'a pack to ask instead of those that govern')
    .action(async (key: string, options: Question) => {
      const client = await context.client()
      const { day, service, programmes, pack } = options
      const found = await client.call<ExplanationJson>('/policy-explanation', {
        query: { key, service, customerClass: options.class, day, programmes, pack },
      })
      context.result(found, () => linesOfExplanation(found))
      if (found.refusal !== null) context.exitCode = 1
    })

  policy
    .command('schema')
    .description('print the JSON Schema of policy pack files')
    .action(async () => {
      const found = await (await context.client()).call<unknown>('/policy-schema')
      context.result(found, JSON.stringify(found, null, 2))
    })
}

async function validate(context: CommandContext, file: string): Promise<PackCheckJson> {
  const client = await context.client()
  return client.call<PackCheckJson>('/policy-packs/validate', { method: 'POST', body: { file: read(file) } })
}

async function handIn(context: CommandContext, files: readonly string[], reason: string): Promise<void> {
  const client = await context.client()
  const taken: { file: string; pack: string; version: number }[] = []
  for (const file of files) {
    const body = { file: read(file), reason }
    try {
      const answer = await client.call<{ pack: string; version: number }>('/policy-packs', { method: 'POST', body })
      taken.push({ file: basename(file), ...answer })
    } catch (error) {
      if (!(error instanceof CommandFailed) || error.code !== 'POLICY_UNCHANGED') throw error
      context.say(`${file}: ${error.message}`)
    }
  }
  const lines = taken.map((entry) => `${entry.file}: version ${entry.version} of ${entry.pack}, a draft`)
  context.result({ taken }, lines.length === 0 ? 'Nothing new.' : lines)
}

async function compare(context: CommandContext, pack: string, before: string, after: string): Promise<void> {
  const client = await context.client()
  const other = /^\d+$/.test(after) ? { after: Number(after) } : { file: read(after) }
  const page = await client.call<PackPageJson>(`/policy-packs/${encodeURIComponent(pack)}`)
  if (!/^\d+$/.test(before) || !page.versions.some(({ version }) => version === Number(before))) {
    throw new CommandFailed(
      'NO_VERSION',
      `${pack} has versions ${page.versions.map(({ version }) => version).join(', ')}, not ${before}.`,
    )
  }
  const found = await client.call<ComparisonJson>(`/policy-packs/${encodeURIComponent(pack)}/compare`, {
    method: 'POST',
    body: { before: Number(before), ...other },
  })
  context.result(found, () => linesOfComparison(found))
}

function linesOfCheck(file: string, check: PackCheckJson): string[] {
  if (check.pack !== null) {
    const { id, name, rows, unconfirmed } = check.pack
    return [`${file}: valid; ${id}, ${name}: ${rows} rows${unconfirmed === 0 ? '' : `, ${unconfirmed} to be confirmed`}`]
  }
  const count = check.problems.length
  return [
    ...check.problems.map(
      ({ line, column, code, path, message }) => `${file}:${line}:${column} ${code}${path === '' ? '' : ` ${path}:`} ${message}`,
    ),
    `${file}: ${count} problem${count === 1 ? '' : 's'}`,
  ]
}

const EFFECTS = { further: 'protects further', less: 'protects LESS', same: 'same protection', unranked: '' } as const

function linesOfComparison(found: ComparisonJson): string[] {
  if (found.changes.length === 0) return [`${found.before} and ${found.after} say the same.`]
  return [
    ...found.changes.flatMap((change) => [
      `${change.kind.padEnd(8)} ${change.key}${EFFECTS[change.effect] === '' ? '' : `  (${EFFECTS[change.effect]})`}`,
      ...(change.before === null
        ? []
        : [`  - ${change.before.valueText}  [${change.before.scopeText}; ${change.before.citation}]`]),
      ...(change.after === null ? [] : [`  + ${change.after.valueText}  [${change.after.scopeText}; ${change.after.citation}]`]),
    ]),
    `${found.changes.length} changes: ${found.further} protect further, ${found.less} less.`,
  ]
}

function linesOfExplanation(found: ExplanationJson): string[] {
  const whom = [found.customerClass, found.service, ...found.programmes].join(', ')
  const head = `${found.key} for ${whom} on ${found.day}: ${found.means}`
  const chain = `asked: ${found.chain.map(({ pack, version }) => `${pack} version ${version}`).join(' → ')}`
  if (found.refusal !== null) return [head, chain, `${found.refusal.message} (${found.refusal.code})`]
  return [
    head,
    chain,
    ...found.holds.flatMap((row) => lineOfRow('holds', row)),
    ...found.overridden.flatMap((row) => lineOfRow('over', row)),
  ]
}

function lineOfRow(how: string, row: PolicyRowJson): string[] {
  const trust =
    row.confirmation !== null
      ? `confirmed by ${row.confirmation.confirmedBy} on ${row.confirmation.confirmedOn}`
      : row.isUnconfirmed
        ? 'UNCONFIRMED'
        : ''
  return [
    `${how.padEnd(5)} ${row.valueText}`,
    `      ${row.pack} version ${row.version} row ${row.row} · ${row.scopeText} · ${row.citation} · ${row.mark}${trust === '' ? '' : ` · ${trust}`}`,
    `      ${row.says}`,
  ]
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
