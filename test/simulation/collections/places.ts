import { readFileSync } from 'node:fs'
import type { ParameterKey } from '../../../domain/policy/parameters.js'
import type { Entity, PackVersion, PolicyPack, PolicyRow } from '../../../domain/policy/policy-pack.js'
import { type Law, LAWS } from './law.js'

/** A utility in some place: the packs that govern it, and the law they must be true to. */
export interface Place {
  readonly law: Law
  readonly chain: readonly PackVersion[]
  readonly entity: Entity
  readonly service: string
}

function place(
  law: Law,
  entity: Entity,
  service: string,
  pack: string | null,
  alone: readonly ParameterKey[] = [],
  own: readonly PolicyRow[] = [],
): Place {
  return { law, entity, service, chain: packsOfPlace(entity, pack, alone, own).map((document) => ({ version: 1, document })) }
}

/**
 * Packs as they come with Penstock, the widest first, and the utility's own above them; what the place itself states of `alone`, the
 * municipality states nothing of there.
 */
export function packsOfPlace(
  entity: Entity,
  pack: string | null,
  alone: readonly ParameterKey[] = [],
  own: readonly PolicyRow[] = [],
): PolicyPack[] {
  const municipal = read('municipal-default')
  // The widest of all: what a place states stands above it.
  const base: PolicyPack = {
    ...municipal,
    level: 'state',
    rows: municipal.rows.map((row) => (alone.includes(row.key) ? { ...row, value: null } : row)),
  }
  const wider = [base, ...(pack === null ? [] : [read(pack)])]
  return [...wider, { ...base, pack: 'own', level: 'utility', entity, extends: wider.map((each) => each.pack), rows: own }]
}

function read(name: string): PolicyPack {
  return JSON.parse(readFileSync(new URL(`../../../policy/${name}.json`, import.meta.url), 'utf8')) as PolicyPack
}

export const PLACES: readonly Place[] = [
  place(LAWS.municipal, 'municipal', 'electric', null),
  place(
    LAWS.illinois,
    'investor_owned',
    'electric',
    'us-il-280',
    ['season.rule', 'weather.low', 'weather.high'],
    [
      // The rule asks for an expiry date and leaves the utility to choose it.
      {
        key: 'notice.validity',
        value: { must_state: ['issued', 'effective', 'expires'], expires_after_days: 30 },
        from: null,
        to: null,
        citation: 'decided by the utility',
        mark: 'U',
        says: 'A notice holds for thirty days from the day it takes effect.',
      },
    ],
  ),
  place(LAWS.texas, 'investor_owned', 'electric', 'us-tx-puc-25', ['weather.low', 'weather.high']),
  place(LAWS.californiaWater, 'municipal', 'water', 'us-ca-sb998'),
  place(LAWS.californiaEnergy, 'investor_owned', 'electric', 'us-ca-iou', ['protect.programmes']),
  place(LAWS.newYork, 'investor_owned', 'electric', 'us-ny-hefpa'),
  place(LAWS.britain, 'retailer', 'electric', 'gb-slc', ['season.rule']),
]
