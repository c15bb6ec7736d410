import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { requestHash } from '../../db/processes/idempotency-store.js'
import { lockRateBook } from '../../db/rating/rate-book-lock.js'
import { lockTariff, putTariff, runsComputing, standingRevision, type StandingTariff } from '../../db/rating/tariff-store.js'
import {
  countBilledSegments,
  countLiveAgreements,
  insertTariffVersionEvent,
  lockTariffVersion,
  moveTariffVersion,
  revisionBuiltUpon,
  type StandingTariffVersion,
} from '../../db/rating/version-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { changedDays } from '../../domain/rating/release/changed-days.js'
import {
  decideTariffVersionAct,
  type TariffVersionAct,
  type TariffVersionState,
} from '../../domain/rating/release/version-acts.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { runCommand } from '../run-command.js'
import { validTariff } from './draft-file.js'

export interface DecideTariffVersionInput {
  readonly tariff: string
  readonly version: number
  readonly act: TariffVersionAct
}

export interface DecideTariffVersionAnswer {
  readonly id: string
  readonly version: number
  readonly state: TariffVersionState
  /** The revision by which bills are made from now on; null where the act changes nothing about that. */
  readonly revision: number | null
  readonly effectiveFrom: LocalDate | null
}

/**
 * Proposes, returns, approves, withdraws or cancels a version of a tariff. An approval makes it the next revision, by which bills are made;
 * its own dates say from when on. A cancellation makes what stood before it the next revision again. Both wait for bills that are being
 * made. Refuses beside what `decideTariffVersionAct` does: NOT_FOUND, TARIFF_INVALID with every problem, TARIFF_UNCHANGED, and
 * TARIFF_IN_USE while a run computes: its bills would rest on two rate books.
 */
export function decideTariffVersion(
  pool: pg.Pool,
  command: Command<DecideTariffVersionInput>,
): Promise<DecideTariffVersionAnswer> {
  return runCommand(pool, 'rating.decide-tariff-version', command, async (tx) => {
    const { input, actor, reason } = command
    const { tariff: code, act } = input
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const bills = act === 'approve' || act === 'cancel'
    if (bills) await lockRateBook(tx.client)
    const standing = await lockTariff(tx.client, code)
    const version = await lockTariffVersion(tx.client, code, input.version)
    if (version === undefined) refuse('NOT_FOUND', `There is no version ${input.version} of tariff ${code}.`)
    const { tariff, ...changes } = await changesOf(tx, act, version, standing)
    const former = act === 'cancel' && version.revision !== null ? await formerTariff(tx, code, version.revision) : undefined
    const state = valueOf(
      decideTariffVersionAct(
        { ...version, effectiveFrom: changes.days?.from ?? null },
        {
          act,
          by: actor.id,
          today: utility.today,
          standingRevision: standing?.revision ?? 0,
          noticeDays: (utility.settings as SettingsFile).tariffs?.notice_days ?? 0,
          billedSegments:
            act === 'cancel' ? await countBilledSegments(tx.client, { ...version, ...changes, since: version.approvedAt }) : 0,
          liveAgreements: former === 'none' ? await countLiveAgreements(tx.client, code) : 0,
          builtUponBy: act === 'cancel' ? await revisionBuiltUpon(tx.client, code, version.revision ?? 0) : null,
        },
      ),
    )
    if (bills) await refuseWhileComputing(tx)
    const revision = bills ? (standing?.revision ?? 0) + 1 : null
    const publishedOn = act === 'approve' ? (version.publishedOn ?? utility.today) : version.publishedOn
    await moveTariffVersion(tx.client, { ...input, ...changes, state, by: actor.id, publishedOn, revision })
    // Where nothing stood before, the tariff keeps what it says and bills nothing.
    const document = former === 'none' ? (standing?.document as TariffFile) : (former ?? tariff)
    if (revision !== null && document !== undefined) {
      await putTariff(tx.client, {
        code,
        service: document.service ?? '',
        name: document.name,
        document,
        revision,
        isCancelled: former === 'none',
        recordedBy: actor.id,
        reason,
      })
    }
    const of = { tariff: code, version: input.version, onDate: utility.today, reason, recordedBy: actor.id }
    await insertTariffVersionEvent(tx.client, { ...of, event: act })
    const effectiveFrom = changes.days?.from ?? null
    await recordAudit(tx, {
      actor,
      action: `rating.tariff.${act}`,
      subjectKind: 'tariff',
      subjectId: code,
      reason,
      before: {
        version: input.version,
        state: version.state,
        ...(revision === null ? {} : { revision: standing?.revision ?? 0 }),
      },
      after: { version: input.version, state, ...(revision === null ? {} : { revision, effectiveFrom, document }) },
    })
    return { id: code, version: input.version, state, revision, effectiveFrom }
  })
}

/** What a version says and which days it changes: worked out anew where it is proposed or approved, since others may have changed. */
async function changesOf(
  tx: Transaction,
  act: TariffVersionAct,
  version: StandingTariffVersion,
  standing: StandingTariff | undefined,
) {
  const { effectiveFrom, effectiveTo, appliesToBill } = version
  if ((act !== 'propose' && act !== 'approve') || (version.state !== 'draft' && version.state !== 'proposed')) {
    const days = effectiveFrom === null ? null : { from: effectiveFrom, to: effectiveTo }
    return { tariff: undefined, days, appliesToBill }
  }
  const tariff = await validTariff(tx.client, version.file)
  const before = standing?.isCancelled === true ? undefined : (standing?.document as TariffFile | undefined)
  if (before !== undefined && requestHash(before) === requestHash(tariff)) {
    refuse('TARIFF_UNCHANGED', `The file says what tariff ${tariff.tariff} says already; there is nothing to ${act}.`)
  }
  return { tariff, days: changedDays(before, tariff), appliesToBill: tariff.applies_to === 'bill' }
}

async function refuseWhileComputing(tx: Transaction): Promise<void> {
  const computing = await runsComputing(tx.client)
  if (computing.length > 0) {
    refuse('TARIFF_IN_USE', `Bill run ${computing.join(', ')} is computing bills. Try again when it waits for review.`, {
      runs: computing,
    })
  }
}

/** What stood before a revision was made; `none` where the tariff was new, or had been cancelled. */
async function formerTariff(tx: Transaction, code: string, revision: number): Promise<TariffFile | 'none'> {
  const former = await standingRevision(tx.client, code, revision - 1)
  return former === undefined ? 'none' : (former as TariffFile)
}
