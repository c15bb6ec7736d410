import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Command } from 'commander'
import type { ApiClient } from '../api-client.js'
import { findRunOf } from '../bill-runs/find-run.js'
import type { CommandContext } from '../command-context.js'
import { CommandFailed } from '../command-failed.js'

const FILES = ['bills', 'bill-lines', 'outcomes'] as const

/** `penstock bills export`. */
export function register(program: Command, context: CommandContext): void {
  const bills = program.command('bills').description('bills')
  bills
    .command('export')
    .description('write the bills of a run as CSV: bills.csv, bill-lines.csv, outcomes.csv')
    .requiredOption('--run <run>', 'the number of the run, or its window as CYCLE/DATE (1/2026-09-04)')
    .requiredOption('--out <dir>', 'the folder to write to; made where it is not there')
    .action(async (options: { run: string; out: string }) => {
      const client = await context.client()
      const run = await runIdOf(client, options.run)
      await mkdir(options.out, { recursive: true })
      const written: string[] = []
      const progress = context.progress('exporting')
      try {
        for (const [index, name] of FILES.entries()) {
          progress.update(index, FILES.length, name)
          written.push(await download(client, name, run, options.out))
        }
      } finally {
        progress.end()
      }
      context.result({ run, files: written }, written)
    })
}

async function runIdOf(client: ApiClient, text: string): Promise<number> {
  if (/^\d+$/.test(text)) return Number(text)
  const [cycle, date] = text.split('/')
  if (cycle === undefined || date === undefined || cycle === '') {
    throw new CommandFailed('RUN_INVALID', '--run takes the number of a run, or CYCLE/DATE.')
  }
  return (await findRunOf(client, cycle, date)).id
}

async function download(client: ApiClient, name: string, run: number, folder: string): Promise<string> {
  const path = join(folder, `${name}.csv`)
  const response = await client.send(`/exports/${name}`, { query: { run } })
  await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), createWriteStream(path))
  return path
}
