import { standingOf } from '../../activities/collections/advance-dunning.js'
import { loadCollectionRules, loadFacts, packsOf } from '../../activities/collections/load-collection.js'
import { strategyOf } from '../../activities/collections/strategy-of.js'
import { openCollectionOf } from '../../db/collections/case-store.js'
import { targetOfAccount, targetOfAgreement } from '../../db/collections/facts-reads.js'
import type { Queryable } from '../../db/pool.js'
import type { Permission } from '../../domain/access/permissions.js'
import { afterPayment, pastDue } from '../../domain/collections/debt-rules.js'
import { decideDisconnection } from '../../domain/collections/decide-disconnection.js'
import { projectCase } from '../../domain/collections/project-case.js'
import type { TraceRow } from '../../domain/collections/trace.js'
import { publicTrace } from '../../domain/collections/what-is-shown.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { found } from '../errors.js'
import type { DecisionAnswerJson, TraceRowJson } from './contract.js'

/**
 * Why service may not be cut, or when at the earliest: now, on another day, or after a payment. The facts are those of now. Refuses
 * NOTHING_TO_CUT where the account takes no service that could be cut, and what `loadCollectionRules` refuses.
 */
export async function decisionOn(
  db: Queryable,
  ask: { readonly accountId: string; readonly date: string | undefined; readonly payment: string | undefined },
  may: (permission: Permission) => boolean,
): Promise<DecisionAnswerJson> {
  const account = await db.query('select from accounts where account_id = $1', [ask.accountId])
  found(account.rowCount === 1 ? true : undefined)
  const now = await loadCollectionRules(db)
  const on = ask.date ?? now.today
  // The packs of the day that is asked about; the facts of now.
  const rules = on === now.today ? now : await loadCollectionRules(db, on)
  const entry = await openCollectionOf(db, ask.accountId)
  const target =
    entry === undefined ? await targetOfAccount(db, ask.accountId, on) : await targetOfAgreement(db, entry.agreementId)
  if (target === undefined) refuse('NOTHING_TO_CUT', `Account ${ask.accountId} takes no service that could be cut.`)
  const known = await loadFacts(db, target, entry, now)
  const facts = ask.payment === undefined ? known : afterPayment(known, decimal(ask.payment))
  const decision = decideDisconnection(facts, rules.chain, { on, at: on === now.today ? now.at : null })
  const seesProtections = may('collections.read_protections')
  const standing = entry === undefined ? strategyOf(facts, rules) : await standingOf(db, { entry, target, facts, rules })
  const isInSteps = entry === undefined || entry.state === 'dunning'
  const projection = standing === undefined || !isInSteps ? null : projectCase(facts, rules.chain, standing, on)
  return {
    accountId: ask.accountId,
    collectionId: entry?.collectionId ?? null,
    service: target.service,
    moment: decision.moment,
    payment: ask.payment ?? null,
    pastDue: pastDue(facts, on).toFixed(2),
    outcome: decision.outcome,
    earliest: decision.earliest,
    needs: seesProtections ? [...decision.needs] : decision.needs.filter((needed) => !PRIVATE_NEEDS.has(needed)),
    waitsForEvent: decision.waitsForEvent,
    seesProtections,
    packs: packsOf(rules.chain),
    trace: traceJson(decision.trace, seesProtections),
    projection: projection === null ? null : { ...projection, steps: [...projection.steps] },
  }
}

const PRIVATE_NEEDS: ReadonlySet<string> = new Set(['life_support_contact', 'disability_visit'])

/** The rows of a trace, without what is nobody's business. */
export function traceJson(trace: readonly TraceRow[], seesProtections: boolean): TraceRowJson[] {
  return (seesProtections ? trace : publicTrace(trace)).map(
    ({ rule, group, allows, says, facts, citation, pack, version, row, mark, ruleSays }) => ({
      rule,
      group,
      allows,
      says,
      facts: { ...facts },
      citation,
      pack,
      version,
      row,
      mark,
      ruleSays,
    }),
  )
}
