import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { Transform } from 'node:stream'
import type { Command } from 'commander'
import { ACCEPT_FILE_NAME } from '../../domain/imports/contract.js'
import type { ApiClient } from '../api-client.js'
import type { CommandContext } from '../command-context.js'
import { CommandFailed } from '../command-failed.js'
import { collectSet, type SetFile } from '../imports/collect-set.js'
import { describeImport } from '../imports/describe-import.js'
import { followImport, hasSucceeded } from '../imports/follow-import.js'

interface ImportOptions {
  readonly dryRun?: boolean
  readonly asOf?: string
  readonly accept?: string
  readonly reason?: string
}

/** `penstock import DIR`: a utility's data, rate book and rules into an empty database. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('import <folder>')
    .description('import a utility: the CSV files of the import contract, settings.json and tariffs/*.json')
    .option('--dry-run', 'validate everything and write nothing; exit status 1 where there is an error')
    .option(
      '--as-of <date>',
      'business date of an empty sandbox, YYYY-MM-DD; without it the first day of the month in which the earliest bill window opens',
    )
    .option(
      '--accept <file>',
      'leave out the rejected rows that this file names, one file,row,code per line (row: line number or key)',
    )
    .option('--reason <text>', 'why, for the audit')
    .action((folder: string, options: ImportOptions) => importFolder(context, folder, options))
}

async function importFolder(context: CommandContext, folder: string, options: ImportOptions): Promise<void> {
  const { files, others } = collectSet(folder)
  if (others.length > 0) context.say(`Not part of the import contract, left alone: ${others.join(', ')}`)
  const accepted = options.accept === undefined ? [] : [acceptFile(options.accept)]
  const client = await context.client()
  const reason = options.reason === undefined ? {} : { reason: options.reason }
  const begun = await client.call<{ id: number }>('/imports', {
    method: 'POST',
    body: {
      name: basename(resolve(folder)).slice(0, 200) || 'import',
      isDryRun: options.dryRun === true,
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
      ...reason,
    },
  })
  await upload(context, client, begun.id, [...files, ...accepted])
  await client.call(`/imports/${begun.id}/start`, { method: 'POST', body: reason })
  const { page, findings } = await followImport(context, client, begun.id)
  context.result({ ...page, findings }, () => describeImport(page, findings))
  if (!hasSucceeded(page)) context.exitCode = 1
}

function acceptFile(path: string): SetFile {
  if (!existsSync(path) || !statSync(path).isFile()) throw new CommandFailed('NO_FILE', `${path} is not a file.`)
  return { name: ACCEPT_FILE_NAME, path, sizeBytes: statSync(path).size }
}

async function upload(context: CommandContext, client: ApiClient, importId: number, files: readonly SetFile[]): Promise<void> {
  const bar = context.progress('Upload')
  const total = files.reduce((bytes, file) => bytes + file.sizeBytes, 0)
  let done = 0
  try {
    for (const file of files) {
      const counter = new Transform({
        transform: (chunk: Buffer, _encoding, next) => {
          done += chunk.length
          bar.update(done, total, file.name)
          next(null, chunk)
        },
      })
      const bytes = createReadStream(file.path, { highWaterMark: 1 << 18 })
      bytes.on('error', (error) => counter.destroy(error))
      await client.call(`/imports/${importId}/files/${encodeURIComponent(file.name)}`, {
        method: 'PUT',
        body: bytes.pipe(counter),
      })
    }
  } finally {
    bar.end()
  }
}
