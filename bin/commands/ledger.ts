import type { Command } from 'commander'
import type { LedgerCheckJson } from '../../api/ledger/contract.js'
import type { CommandContext } from '../command-context.js'

/** `penstock ledger check`. */
export function register(program: Command, context: CommandContext): void {
  const ledger = program.command('ledger').description('the books')
  ledger
    .command('check')
    .description('run every invariant of the books; each row found is a defect')
    .addHelpText('after', '\nThe exit status is 0 only where no invariant has a row.')
    .action(async () => {
      const client = await context.client()
      const progress = context.progress('checking the books')
      progress.update(0, undefined)
      const check = await client.call<LedgerCheckJson>('/ledger/check').finally(() => progress.end())
      if (!check.isSound) context.exitCode = 1
      context.result(check, () => describe(check))
    })
}

function describe(check: LedgerCheckJson): string[] {
  const width = Math.max(...check.invariants.map(({ name }) => name.length))
  const lines = check.invariants.flatMap((invariant) => [
    `${invariant.id.padEnd(4)} ${invariant.name.padEnd(width)} ${String(invariant.rows).padStart(6)}  ${invariant.sentence}`,
    ...invariant.examples.map((example) => `       ${JSON.stringify(example)}`),
  ])
  const broken = check.invariants.filter(({ rows }) => rows > 0).length
  return [
    ...lines,
    broken === 0
      ? `${check.invariants.length} invariants hold.`
      : `${broken} of ${check.invariants.length} invariants do not hold.`,
  ]
}
