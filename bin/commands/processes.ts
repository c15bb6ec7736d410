import type { Command } from 'commander'
import type { ProcessRecordJson, RebuiltProcessesJson } from '../../api/processes/contract.js'
import type { CommandContext } from '../command-context.js'
import { describeProcess } from '../processes/describe-process.js'

interface ListOptions {
  readonly kind?: string
  readonly state?: string
  readonly owner?: string
  readonly subject?: string
  readonly overdue?: boolean
  readonly stuck?: boolean
  readonly all?: boolean
  readonly limit: string
}

/** `penstock processes list|rebuild`. */
export function register(program: Command, context: CommandContext): void {
  const processes = program
    .command('processes')
    .description('the work that goes on by itself: what waits for whom, what is stuck')

  processes
    .command('list')
    .description('processes that have not ended, those due first at the top')
    .option('--kind <kind>', 'one kind: bill_cycle, import …')
    .option('--state <state>', 'running, waiting, paused, stuck; with --all also completed, cancelled, failed')
    .option('--owner <owner>', 'whose turn it is: a role, or a user id')
    .option('--subject <kind/id>', 'about one thing: account/A000001')
    .option('--overdue', 'past the day until which their step should be over')
    .option('--stuck', 'which cannot go on by themselves')
    .option('--all', 'those that have ended as well')
    .option('--limit <rows>', 'so many at most', '50')
    .action(async (options: ListOptions) => {
      const client = await context.client()
      const last = Math.min(200, Math.max(1, Number(options.limit) || 50)) - 1
      const query = { filter: JSON.stringify(filterOf(options)), sort: '["dueOn","ASC"]', range: `[0,${last}]` }
      const response = await client.send('/processes', { query })
      const total = Number(response.headers.get('content-range')?.split('/')[1])
      const rows = (await response.json()) as ProcessRecordJson[]
      context.result(rows, () => (rows.length === 0 ? 'No process matches.' : rows.flatMap(describeProcess)))
      if (total > rows.length) context.say(`${rows.length} of ${total} shown; narrow the list, or raise --limit (200 at most).`)
    })

  processes
    .command('rebuild')
    .description('begin every process again that should be alive and is not, after a loss of Temporal')
    .option('--reason <text>', 'why, for the audit')
    .action((options: { reason?: string }) => rebuild(context, options))
}

function filterOf(options: ListOptions): Record<string, unknown> {
  const [subjectKind, ...subjectId] = options.subject?.split('/') ?? []
  return {
    ...(options.all === true ? {} : { isOpen: true }),
    ...(options.kind === undefined ? {} : { kind: options.kind }),
    ...(options.stuck === true ? { state: 'stuck' } : options.state === undefined ? {} : { state: options.state }),
    ...(options.owner === undefined ? {} : { owner: options.owner }),
    ...(options.overdue === true ? { isOverdue: true } : {}),
    ...(subjectKind === undefined ? {} : { subjectKind, subjectId: subjectId.join('/') }),
  }
}

/** The API looks at so many at a time: asked until nothing is left. Ends with status 1 where one could not be begun. */
async function rebuild(context: CommandContext, options: { reason?: string }): Promise<void> {
  const client = await context.client()
  const bar = context.progress('Looking at processes')
  const begun: RebuiltProcessesJson['begun'] = []
  let answer: RebuiltProcessesJson
  try {
    do {
      answer = await client.call<RebuiltProcessesJson>('/processes/rebuild', {
        method: 'POST',
        body: options.reason === undefined ? {} : { reason: options.reason },
      })
      begun.push(...answer.begun)
      bar.update(answer.open - answer.left, answer.open, `${begun.length} begun again`)
    } while (answer.left > 0 && answer.begun.length > 0)
  } finally {
    bar.end()
  }
  const { open, unknown, left } = answer
  if (unknown.length > 0) context.exitCode = 1
  context.result({ open, begun, unknown, left }, () => [
    begun.length === 0
      ? `${open} processes have not ended; each has its workflow or is about to.`
      : `${begun.length} of ${open} processes had lost their workflow and are begun again:`,
    ...begun.map((process) => `  ${process.processId}  ${process.title}`),
    ...(unknown.length === 0 ? [] : ['Nothing says how to begin these again; start what they are about anew:']),
    ...unknown.map((processId) => `  ${processId}`),
  ])
}
