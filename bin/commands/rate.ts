import type { Command } from 'commander'
import { writeFileSync } from 'node:fs'
import type { RateCheckAnswer, RateCheckRequest } from '../../activities/rating/rate-check/contract.js'
import type { CommandContext } from '../command-context.js'
import { CommandFailed } from '../command-failed.js'
import { readShares, readText } from '../rating/read-files.js'

interface RateOptions {
  readonly tariff: string
  readonly usage: string
  readonly from: string
  readonly to: string
  readonly calendar?: string
  readonly attributes?: string
  readonly accountHistory?: string
  readonly option: readonly string[]
  readonly period?: string
  readonly shares?: string
  readonly stateIn?: string
  readonly stateOut?: string
}

/** `penstock rate`: what a tariff says about usage, of files alone, without a database and without a running system. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('rate')
    .description(
      'rate usage by a tariff: Penstock JSON, an OpenEI URDB object or an OWRS file; exit status 1 where it is refused',
    )
    .requiredOption('--tariff <file>', 'the tariff')
    .requiredOption(
      '--usage <file>',
      'CSV: start,kwh[,received_kwh,kw,kva,kvarh] with offsets, or start,end,<unit>; or a meter file',
    )
    .requiredOption('--from <day>', 'first day of the period')
    .requiredOption('--to <day>', 'the day after the last one')
    .option('--calendar <file>', 'JSON: holidays, and announced events')
    .option('--attributes <list>', 'facts about the customer: meter_size=5/8,customer_class=residential')
    .option('--account-history <file>', 'CSV of earlier bills: start,end,<unit>[,kw]')
    .option(
      '--shares <file>',
      "JSON: shares of generators elsewhere with files of their generation, parts of one's own given away",
    )
    .option('--option <name=value>', 'a choice the tariff leaves open; repeatable', collected, [])
    .option('--period <length>', 'monthly: cut into calendar months, each with what the one before left')
    .option('--state-in <file>', 'what an earlier call left')
    .option('--state-out <file>', 'where to write what this one leaves')
    .exitOverride((error) => {
      context.failureJson = asRefusal
      throw error
    })
    .action(async (options: RateOptions) => {
      context.failureJson = asRefusal
      const { rateFiles } = await import('../../activities/rating/rate-check/rate-files.js')
      const shares = options.shares === undefined ? {} : await readShares(options.shares)
      const answer = await rateFiles({ ...requestOf(options), ...shares })
      if (options.stateOut !== undefined && answer.refusals.length === 0)
        write(options.stateOut, `${JSON.stringify(answer.state, null, 2)}\n`)
      const { rateText } = await import('../rating/rate-text.js')
      context.result(answer, () => rateText(answer))
      if (answer.refusals.length > 0) context.exitCode = 1
    })
}

/** A failure of the command line or a file in the form of every answer: a refusal with its code, in one sentence. */
function asRefusal({ code, message }: CommandFailed): Pick<RateCheckAnswer, 'periods' | 'refusals' | 'assumptions' | 'format'> {
  const [sentence = message] = message.split('\n')
  return { format: null, periods: [], assumptions: [], refusals: [{ code, field: '', message: sentence }] }
}

function requestOf(options: RateOptions): RateCheckRequest {
  if (options.period !== undefined && options.period !== 'monthly') {
    throw new CommandFailed('OPTION_VALUE', `--period ${options.period}: it can be monthly`)
  }
  return {
    tariff: readText(options.tariff),
    usage: readText(options.usage),
    from: options.from,
    to: options.to,
    attributes: attributesOf(options.attributes ?? ''),
    options: choicesOf(options.option),
    ...(options.calendar === undefined ? {} : { calendar: readText(options.calendar) }),
    ...(options.accountHistory === undefined ? {} : { accountHistory: readText(options.accountHistory) }),
    ...(options.period === undefined ? {} : { period: 'monthly' as const }),
    ...(options.stateIn === undefined ? {} : { state: readText(options.stateIn) }),
  }
}

function collected(text: string, before: readonly string[]): string[] {
  return [...before, text]
}

function choicesOf(written: readonly string[]): Record<string, string> {
  const choices: Record<string, string> = {}
  for (const [name, value] of written.map(pairOf)) {
    if ((choices[name] ?? value) !== value)
      throw new CommandFailed('OPTION_VALUE', `--option ${name} is given twice, with two values`)
    choices[name] = value
  }
  return choices
}

/** `a=b,c=d`; a comma inside a value is written `\,`. */
function attributesOf(text: string): Record<string, string> {
  const pairs = text.split(/(?<!\\),/).filter((pair) => pair.trim() !== '')
  return Object.fromEntries(pairs.map((pair) => pairOf(pair.replaceAll('\\,', ','))))
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new CommandFailed('OPTION_VALUE', `${JSON.stringify(text)} must be written name=value`)
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new CommandFailed(
      'FILE_UNWRITABLE',
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
