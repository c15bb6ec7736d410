import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { decideVersion } from '../../activities/policy/decide-version.js'
import { draftPack } from '../../activities/policy/draft-pack.js'
import type { PolicyPack } from '../../domain/policy/policy-pack.js'

/** A policy pack that comes with Penstock, by its file name in `policy/`. */
export function presetPack(name: string): PolicyPack {
  return JSON.parse(readFileSync(new URL(`../../policy/${name}.json`, import.meta.url), 'utf8')) as PolicyPack
}

/** Hands packs in, the widest first, and has them proposed by one person and released by another; they govern from `from` on. */
export async function releasePacks(pool: pg.Pool, packs: readonly PolicyPack[], from = '2000-01-01'): Promise<void> {
  const command = <Input>(by: string, input: Input) => ({
    key: randomUUID(),
    actor: { kind: 'user' as const, id: by, name: by },
    reason: 'Governs this test',
    input,
  })
  for (const pack of packs) {
    const { version } = await draftPack(pool, command('policy-author', { file: JSON.stringify(pack) }))
    const of = { pack: pack.pack, version }
    await decideVersion(pool, command('policy-author', { ...of, act: 'propose' as const }))
    await decideVersion(pool, command('policy-releaser', { ...of, act: 'release' as const, on: from }))
  }
}

/** The policy pack of the demo utility. */
export function demoPack(): PolicyPack {
  return JSON.parse(readFileSync(new URL('../../demo/alder-creek/policy.json', import.meta.url), 'utf8')) as PolicyPack
}
