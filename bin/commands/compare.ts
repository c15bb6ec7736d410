import type { Command } from 'commander'
import type { CommandContext } from '../command-context.js'
import { CommandFailed } from '../command-failed.js'

interface CompareOptions {
  readonly month?: string
  readonly show: string
}

/** `penstock compare DIR`. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('compare')
    .description(
      'compare the books of a month with the files of a former system: lines, bills, outcomes, balances, totals, findings',
    )
    .argument(
      '<dir>',
      'the folder: bills-YYYY-MM.csv, bill-lines-YYYY-MM.csv, outcomes-…, findings-…, balances-after.csv, revenue-totals.csv',
    )
    .option('--month <month>', 'the month, YYYY-MM; by default the one in the file names')
    .option('--show <count>', 'how many differences to print of each kind', '20')
    .addHelpText('after', '\nThe exit status is 0 only where everything is equal.')
    .action((folder: string, options: CompareOptions) => compare(context, folder, options))
}

async function compare(context: CommandContext, folder: string, options: CompareOptions): Promise<void> {
  const { findExpectedFiles } = await import('../comparison/expected-files.js')
  const { compareMonth } = await import('../comparison/compare-month.js')
  const { areBooksEqual, describeComparison } = await import('../comparison/describe-comparison.js')
  const shown = Number(options.show)
  if (!Number.isInteger(shown) || shown < 0) throw new CommandFailed('SHOW_INVALID', '--show takes a whole number.')
  if (options.month !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(options.month)) {
    throw new CommandFailed('MONTH_INVALID', '--month takes a month, YYYY-MM.')
  }
  const files = findExpectedFiles(folder, options.month)
  const client = await context.client()
  const progress = context.progress('comparing')
  const comparison = await compareMonth(client, files, (section, done, of) => progress.update(done, of, section)).finally(() =>
    progress.end(),
  )
  if (!areBooksEqual(comparison)) context.exitCode = 1
  context.result({ ...comparison, isEqual: areBooksEqual(comparison) }, () => describeComparison(comparison, shown))
}
