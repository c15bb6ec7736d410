import { createReadStream, existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import type {
  MappingRecordJson,
  MeterFileFindingJson,
  MeterFileRecordJson,
  ReceivedMeterFileJson,
} from '../../api/metering/files/contract.js'
import type { ApiClient } from '../api-client.js'
import type { CommandContext } from '../command-context.js'
import { CommandFailed } from '../command-failed.js'
import { Follower } from '../follower.js'

interface ImportOptions {
  readonly mapping?: string
  readonly zone?: string
}

const LOOK_EVERY_MS = 500
const FINDINGS_SHOWN = 20

/** `penstock meter-files import FILE`. */
export function register(program: Command, context: CommandContext): void {
  const files = program.command('meter-files').description('meter data: intervals and reads of registers')
  files
    .command('import')
    .description('send a meter file and follow its reading: NEM12, NEM13, Green Button, IEC 61968-9, MSCONS, SCE or mapped CSV')
    .argument('<file>', 'the file as it came')
    .option('--mapping <name>', 'the mapping of a CSV file of no format of its own; its newest version is used')
    .option('--zone <zone>', 'clock of times without an offset, where it is not the format’s own: America/Los_Angeles, +01:00')
    .addHelpText(
      'after',
      '\nThe same bytes again have no effect. The exit status is 1 where the file, or one of its records, is refused.',
    )
    .action((path: string, options: ImportOptions) => importFile(context, path, options))
}

async function importFile(context: CommandContext, path: string, options: ImportOptions): Promise<void> {
  if (!existsSync(path)) throw new CommandFailed('FILE_UNREADABLE', `There is no file ${path}.`)
  const client = await context.client()
  const mappingId = options.mapping === undefined ? undefined : await newestMapping(client, options.mapping)
  const progress = context.progress('sending the meter file')
  try {
    progress.update(0, undefined, basename(path))
    const received = await client.call<ReceivedMeterFileJson>('/meter-files', {
      method: 'POST',
      query: {
        name: basename(path),
        ...(mappingId === undefined ? {} : { mappingId: String(mappingId) }),
        ...(options.zone === undefined ? {} : { zone: options.zone }),
      },
      body: createReadStream(path),
    })
    progress.end()
    const { file, findings } = await followed(context, client, received.id)
    if (file.state !== 'completed' || file.counts.errors > 0) context.exitCode = 1
    context.result({ ...file, unchanged: received.unchanged, findings }, () => described(file, received.unchanged, findings))
  } finally {
    progress.end()
  }
}

async function newestMapping(client: ApiClient, name: string): Promise<number> {
  const found = await client.call<MappingRecordJson[]>('/csv-mappings', {
    query: { filter: JSON.stringify({ name, isNewest: true }) },
  })
  if (found[0] === undefined) throw new CommandFailed('MAPPING_UNKNOWN', `There is no mapping named ${name}.`)
  return found[0].id
}

async function followed(
  context: CommandContext,
  client: ApiClient,
  id: number,
): Promise<{ readonly file: MeterFileRecordJson; readonly findings: readonly MeterFileFindingJson[] }> {
  const follower = new Follower(context, {
    name: `Meter file ${id}`,
    lookWith: `penstock processes list --all --subject meter_file/${id}`,
  })
  const file = await follower.until({
    title: 'reading the meter file',
    everyMs: LOOK_EVERY_MS,
    read: () => client.call<MeterFileRecordJson>(`/meter-files/${id}`),
    hasEnded: ({ endedAt }) => endedAt !== null,
    show: (bar, { counts }) => bar.update(counts.records, undefined, 'records'),
  })
  const query = { filter: JSON.stringify({ fileId: id }), range: `[0,${FINDINGS_SHOWN - 1}]` }
  return { file, findings: await follower.ask(() => client.call<MeterFileFindingJson[]>('/meter-file-findings', { query })) }
}

function described(file: MeterFileRecordJson, unchanged: boolean, findings: readonly MeterFileFindingJson[]): string[] {
  const { counts } = file
  const found = counts.errors + counts.notes
  return [
    ...findings.map((finding) => `line ${finding.line} ${finding.code} ${finding.meter ?? ''}: ${finding.sentence}`),
    ...(found > findings.length ? [`… and ${found - findings.length} more findings`] : []),
    ...(unchanged
      ? [`${file.name} is here since ${file.recordedAt.slice(0, 10)}; nothing was done. What became of it then:`]
      : []),
    file.state === 'completed'
      ? `${file.format}: ${counts.records} records, ${counts.values} intervals; ${counts.daysNew} days new, ${counts.daysChanged} changed, ${counts.daysSame} the same; ${counts.readsTaken} reads taken; ${counts.held} records held aside; ${counts.errors} left out.`
      : `${file.state}: ${file.failure ?? ''}`,
  ]
}
