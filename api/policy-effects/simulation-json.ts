import {
  affected,
  countsOf,
  findSimulation,
  mostAffected,
  type Simulation,
  type SimulatedCount,
} from '../../db/policy-effects/simulation-store.js'
import type { Queryable } from '../../db/pool.js'
import { isPrivateRule } from '../../domain/collections/what-is-shown.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { policyEffectWorkflowId } from '../../workflows/policy-effects/contract.js'
import { found } from '../errors.js'
import type { SimulationJson, SimulationPageJson } from './contract.js'

const ACCOUNTS_SHOWN = 50
const NOTHING = { cases: 0, amount: '0.00' } as const

export function simulationJson(simulation: Simulation): SimulationJson {
  const {
    simulationId: id,
    fromOn: from,
    toOn: to,
    startedAt,
    endedAt,
    cameTo: _cameTo,
    daysWithoutPolicy: _days,
    ...rest
  } = simulation
  return { id, from, to, ...rest, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null }
}

/** The simulation with what it found and what it had to suppose. */
export async function simulationPageOf(db: Queryable, id: number): Promise<SimulationPageJson> {
  const simulation = found(await findSimulation(db, id))
  return {
    ...simulationJson(simulation),
    processId: policyEffectWorkflowId(simulation),
    lines: linesOf(await countsOf(db, id)),
    affected: await affected(db, id),
    mostAffected: await mostAffected(db, id, ACCOUNTS_SHOWN),
    assumptions: assumptionsOf(simulation),
  }
}

/** The counts of both sides and of what happened beside each other; which protection of a household forbade stays out. */
function linesOf(counts: readonly SimulatedCount[]): SimulationPageJson['lines'] {
  const lines = new Map<string, SimulationPageJson['lines'][number]>()
  for (const { side, month, customerClass, what, rule: named, cases, amount } of counts) {
    const rule = isPrivateRule(named) ? 'protection' : named
    const key = `${month}|${customerClass}|${what}|${rule}`
    const known = lines.get(key) ?? {
      month,
      customerClass,
      what,
      rule,
      governed: NOTHING,
      tried: NOTHING,
      happened: what === 'forbidden' ? null : NOTHING,
    }
    const before = known[side] ?? NOTHING
    const added = { cases: before.cases + cases, amount: decimal(before.amount).plus(amount).toFixed(2) }
    lines.set(key, { ...known, [side]: added })
  }
  return [...lines.values()]
}

/** What is not known of the past, and what was supposed instead. */
function assumptionsOf({ daysWithoutPolicy, fromOn }: Simulation): string[] {
  return [
    'Customers pay as they did, on the days they did: whether another notice or cut would have made them pay is not known.',
    'Notices go out on their day and arrive, and staff reach whom they are asked to reach on that day. Contacts on record count as well.',
    'Lawful cuts are released and made on their day. Capacity and the hour of the day are left out, and the cap on cuts of a year counts none before.',
    'Both begin the period without an open case, and without credit points.',
    'Accounts stand in the class, programme discount and place they have today. Each is followed by the service of which it owed most.',
    'Protections, holds and disputes count from the day they were recorded. How often a certificate was renewed counts over all of them.',
    `Debts that were paid before the data was brought over are not known${daysWithoutPolicy === 0 ? '.' : `, so that the days from ${fromOn} on may show too few.`}`,
    'Weather that was not read on a day forbids where a rule asks for it, as it did then.',
    'The pack is tried as it will stand at the end: its latest rows, as if they had been in force the whole time.',
    'It takes the place of the pack of its code, or of those of its level. What these state goes on where it and the others say nothing.',
    ...(daysWithoutPolicy === 0
      ? []
      : [
          `On ${daysWithoutPolicy} days of the period no pack governed: today's packs are taken for them on the side of what governed.`,
        ]),
  ]
}
