import { createReadStream, existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { AgencyRecordJson, ImportedAgencyFileJson, WrittenFileJson } from '../../api/agencies/contract.js'
import type { CommandContext } from '../command-context.js'
import { CommandFailed } from '../command-failed.js'

/** `penstock agencies list|place|payments`. */
export function register(program: Command, context: CommandContext): void {
  const agencies = program.command('agencies').description('collection agencies and their files')
  agencies
    .command('list')
    .description('what is with each agency, what it collected and kept')
    .action(() => list(context))
  agencies
    .command('place')
    .description('place with an agency what the policy says, and write its file')
    .argument('<code>', 'the agency: NORTH')
    .requiredOption('--reason <text>', 'kept in the audit')
    .action((code: string, options: { reason: string }) => place(context, code, options.reason))
  agencies
    .command('payments')
    .description('take a payments file: placement_id,account_id,external_id,received_on,gross,commission,net')
    .argument('<code>', 'the agency: NORTH')
    .argument('<file>', 'the file as it came')
    .addHelpText(
      'after',
      '\nThe same bytes again have no effect. The exit status is 1 where the file or one of its rows is refused.',
    )
    .action((code: string, path: string) => importPayments(context, code, path))
}

async function list(context: CommandContext): Promise<void> {
  const agencies = await (await context.client()).call<AgencyRecordJson[]>('/agencies')
  context.result(agencies, () =>
    agencies.map(
      (each) =>
        `${each.id} ${each.name}, ${each.commissionPercent} %: ${each.placed} with it for ${each.placedAmount}; ${each.collected} collected, ${each.commission} kept`,
    ),
  )
}

async function place(context: CommandContext, code: string, reason: string): Promise<void> {
  const client = await context.client()
  const file = await client.call<WrittenFileJson>(`/agencies/${encodeURIComponent(code)}/placement-files`, {
    method: 'POST',
    body: { reason },
  })
  context.result(file, () => [`${file.name}: ${file.placed} debts, ${file.amount} in all (file ${file.fileId})`])
}

async function importPayments(context: CommandContext, code: string, path: string): Promise<void> {
  if (!existsSync(path)) throw new CommandFailed('FILE_UNREADABLE', `There is no file ${path}.`)
  const client = await context.client()
  const file = await client.call<ImportedAgencyFileJson>(`/agencies/${encodeURIComponent(code)}/payment-files`, {
    method: 'POST',
    query: { name: basename(path) },
    body: createReadStream(path),
  })
  if (file.refused > 0) context.exitCode = 1
  context.result(file, () => [
    ...file.findings.map((finding) => `line ${finding.line} ${finding.code} ${finding.placement}: ${finding.sentence}`),
    ...(file.unchanged ? [`${file.name} was taken before; nothing was done. Its figures of then:`] : []),
    `${file.rows} rows: ${file.posted} posted, ${file.duplicates} taken before, ${file.held} held in suspense, ${file.refused} refused; ${file.total} collected, ${file.commission} kept.`,
  ])
}
