import type { MeterRelationJson } from '../../../../api/metering/relation-routes.js'

export const KIND_WORDS: Readonly<Record<MeterRelationJson['kind'], string>> = {
  compound: 'Low flow of a compound',
  check: 'Check meter',
  sub: 'Sub-meter',
}

/** What the other meter is, seen from this one, and what follows for the bill. */
export function relationText(relation: MeterRelationJson, meterId: string): string {
  const isParent = relation.parentMeterId === meterId
  switch (relation.kind) {
    case 'compound':
      return isParent
        ? 'Counts the low flow beside this one; both are added'
        : 'Counts the high flow beside this one; both are added'
    case 'check':
      return isParent
        ? `Checks this one; up to ${relation.tolerancePercent} % apart, never billed`
        : `This one checks it; up to ${relation.tolerancePercent} % apart, never billed`
    case 'sub': {
      const taken = relation.isDeducted ? 'taken off the main meter’s bill' : 'only counted'
      return isParent ? `Sub-meter of this one; ${taken}` : `Main meter above this one; ${taken}`
    }
  }
}
