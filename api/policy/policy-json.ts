import type { RowConfirmation } from '../../db/policy/pack-reads.js'
import { PARAMETERS } from '../../domain/policy/parameters.js'
import { isUnconfirmedMark, type PackVersion, type PlacedRow, type PolicyRow } from '../../domain/policy/policy-pack.js'
import type { RowChange } from '../../domain/policy/compare-packs.js'
import type { PolicyRowJson, RowChangeJson } from './contract.js'
import { scopeText, valueText } from './readable-value.js'

/** A row as the API tells it, with who confirmed it. */
export function rowJson(placed: PlacedRow, confirmations: readonly RowConfirmation[]): PolicyRowJson {
  const { row } = placed
  const confirmed = confirmations.find(
    (entry) => entry.pack === placed.pack && entry.version === placed.version && entry.row === placed.index,
  )
  return {
    pack: placed.pack,
    version: placed.version,
    row: placed.index,
    key: row.key,
    value: row.value,
    ...wordsOf(row),
    from: row.from,
    to: row.to,
    mark: row.mark,
    weakerBecause: row.weaker_because ?? null,
    isUnconfirmed: isUnconfirmedMark(row.mark) && confirmed === undefined,
    confirmation:
      confirmed === undefined
        ? null
        : { confirmedBy: confirmed.confirmedBy, confirmedOn: confirmed.confirmedOn, source: confirmed.source },
  }
}

export function changeJson({ kind, key, effect, before, after }: RowChange): RowChangeJson {
  return {
    kind,
    key,
    effect,
    means: PARAMETERS[key].means,
    before: before === undefined ? null : wordsOf(before),
    after: after === undefined ? null : wordsOf(after),
  }
}

/** Every row of a version with its place. */
export function placedRows({ version, document }: PackVersion): PlacedRow[] {
  return document.rows.map((row, index) => ({ pack: document.pack, version, index, row }))
}

function wordsOf(row: PolicyRow): { valueText: string; scopeText: string; says: string; citation: string } {
  return { valueText: valueText(row.value), scopeText: scopeText({ ...row.scope }), says: row.says, citation: row.citation }
}
