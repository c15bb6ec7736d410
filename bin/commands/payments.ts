import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { ImportedFileJson, PaymentFindingRecordJson } from '../../api/payments/contract.js'
import type { ApiClient } from '../api-client.js'
import type { CommandContext } from '../command-context.js'
import { CommandFailed } from '../command-failed.js'

const PAGE = 200

/** `penstock payments import FILE`. */
export function register(program: Command, context: CommandContext): void {
  const payments = program.command('payments').description('money in')
  payments
    .command('import')
    .description('take a payments file: external_id,account_id,received_on,amount,channel,reference')
    .argument('<file>', 'the file, CSV of the import contract')
    .addHelpText(
      'after',
      '\nThe same bytes again have no effect. The exit status is 1 where the file or one of its rows is refused.',
    )
    .action((path: string) => importFile(context, path))
}

async function importFile(context: CommandContext, path: string): Promise<void> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new CommandFailed('FILE_UNREADABLE', `${path} cannot be read: ${error.message}`)
  })
  const client = await context.client()
  const progress = context.progress('importing payments')
  progress.update(0, undefined, basename(path))
  const file = await client
    .call<ImportedFileJson>('/payment-files', { method: 'POST', query: { name: basename(path) }, body: bytes })
    .finally(() => progress.end())
  const findings = await findingsOf(client, file.id)
  if (file.refused > 0) context.exitCode = 1
  context.result({ ...file, findings }, () => describe(file, findings))
}

async function findingsOf(client: ApiClient, fileId: number): Promise<PaymentFindingRecordJson[]> {
  const findings: PaymentFindingRecordJson[] = []
  for (;;) {
    const page = await client.call<PaymentFindingRecordJson[]>('/payment-findings', {
      query: {
        filter: JSON.stringify({ fileId }),
        sort: '["id","ASC"]',
        range: `[${findings.length},${findings.length + PAGE - 1}]`,
      },
    })
    findings.push(...page)
    if (page.length < PAGE) return findings
  }
}

function describe(file: ImportedFileJson, findings: readonly PaymentFindingRecordJson[]): string[] {
  return [
    ...findings.map((finding) => `line ${finding.line} ${finding.code} ${finding.externalId}: ${finding.sentence}`),
    ...(file.unchanged
      ? [`${file.name} was imported before, on ${file.recordedAt.slice(0, 10)}; nothing was done. Its figures of then:`]
      : []),
    `${file.rows} rows: ${file.posted} posted, ${file.duplicates} already taken, ${file.suspended} held in suspense, ${file.refused} refused; ${file.total} taken.`,
  ]
}
