import type pg from 'pg'
import { insertApplications, type NewApplication } from '../../db/ledger/application-store.js'
import { insertEntries } from '../../db/ledger/journal-store.js'
import { changeOpenAmounts, insertOpenItems, type NewOpenItem } from '../../db/ledger/open-item-store.js'
import { type Decimal, ZERO } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { later, type LocalDate } from '../../domain/kernel/local-date.js'
import type { ChartOfAccounts } from '../../domain/ledger/chart-of-accounts.js'
import type { CreditMove } from '../../domain/ledger/financial-events.js'
import type { JournalEntry } from '../../domain/ledger/journal-entry.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { AllocationPolicy } from '../../domain/receivables/allocation-policy.js'
import { afterApplications, type Application, applyCredits } from '../../domain/receivables/apply-credits.js'
import type { OpenItem } from '../../domain/receivables/open-item.js'

/** The business fact that an entry is posted for; with the event it is the entry's identity. */
export interface EntrySource {
  readonly kind: string
  readonly id: string
}

/** What all postings of one use-case share. */
export interface LedgerContext {
  readonly chart: ChartOfAccounts
  readonly policy: AllocationPolicy
  readonly currency: string
  readonly recordedBy: string
}

interface AppliedCredits {
  readonly accountId: string
  readonly source: EntrySource
  readonly appliedOn: LocalDate
  readonly applications: readonly Application[]
  readonly items: ReadonlyMap<number, OpenItem>
}

/**
 * The open items of locked accounts, held in memory while a use-case decides, and written with everything it decided in a fixed
 * number of statements, whatever the number of accounts: new items, one entry per application of credits, applications, changed
 * open amounts.
 */
export class ItemBook {
  private readonly byAccount: Map<string, OpenItem[]>
  private readonly added = new Map<number, NewOpenItem>()
  private readonly deltas = new Map<number, Decimal>()
  private readonly applied: AppliedCredits[] = []
  private readonly context: LedgerContext

  /** `items` are all open items of the accounts that owe something, read after `lockAccounts`; an account that owes nothing may be absent. */
  constructor(items: Map<string, OpenItem[]>, context: LedgerContext) {
    this.byAccount = items
    this.context = context
  }

  /** What is open of the account by now; of an account that owes nothing, perhaps not its older credits. */
  openItemsOf(accountId: string): readonly OpenItem[] {
    return this.byAccount.get(accountId) ?? []
  }

  /** A new item; its entry must be posted before `write`. It takes part in what is applied from here on. */
  add(item: NewOpenItem): void {
    invariant(!this.added.has(item.itemId), 'an item is added once', { itemId: item.itemId })
    this.added.set(item.itemId, item)
    this.byAccount.set(item.accountId, [...this.openItemsOf(item.accountId), item])
  }

  /**
   * Applies the credits of the account: first as `directed` says, then the rest by the policy. What is applied counts on
   * `appliedOn`, or later where an item is younger: a credit cannot pay what did not yet exist. Returns every application made.
   */
  apply(
    accountId: string,
    source: EntrySource,
    appliedOn: LocalDate,
    directed: readonly Application[] = [],
  ): readonly Application[] {
    const before = this.openItemsOf(accountId)
    const items = new Map(before.map((item) => [item.itemId, item]))
    const directedItems = afterApplications(before, directed)
    const byPolicy = applyCredits(directedItems, this.context.policy)
    const applications = [...directed, ...byPolicy]
    if (applications.length === 0) return applications
    const counts = applications
      .flatMap(({ creditItemId, debitItemId }) => [items.get(creditItemId), items.get(debitItemId)])
      .reduce((day, item) => (item === undefined ? day : later(day, item.originalOn)), appliedOn)
    this.applied.push({ accountId, source, appliedOn: counts, applications, items })
    this.byAccount.set(
      accountId,
      afterApplications(directedItems, byPolicy).filter((item) => !item.openAmount.isZero()),
    )
    for (const { creditItemId, debitItemId, amount } of applications) {
      this.deltas.set(creditItemId, (this.deltas.get(creditItemId) ?? ZERO).plus(amount))
      this.deltas.set(debitItemId, (this.deltas.get(debitItemId) ?? ZERO).minus(amount))
    }
    return applications
  }

  /** Writes it all; the book is spent afterwards. */
  async write(client: pg.PoolClient): Promise<void> {
    const entries = this.applied.map((each) => this.entryOf(each))
    const posted = await insertEntries(
      client,
      entries.filter((entry) => entry !== undefined),
      this.context.recordedBy,
    )
    let next = 0
    const rows = this.applied.flatMap((each, index): NewApplication[] => {
      const entryId = entries[index] === undefined ? undefined : posted[next++]
      return each.applications.map((application) => ({
        ...application,
        appliedOn: each.appliedOn,
        entryId: isMove(each.items, application) ? entryId : undefined,
      }))
    })
    await insertOpenItems(
      client,
      [...this.added.values()].map((item) => ({
        ...item,
        openAmount: item.openAmount.plus(this.deltas.get(item.itemId) ?? ZERO),
      })),
    )
    await changeOpenAmounts(client, new Map([...this.deltas].filter(([itemId]) => !this.added.has(itemId))))
    await insertApplications(client, rows, this.context.recordedBy)
  }

  private entryOf(each: AppliedCredits): JournalEntry | undefined {
    return postingOf(
      {
        kind: 'credit_applied',
        sourceKind: each.source.kind,
        sourceId: each.source.id,
        effectiveOn: each.appliedOn,
        currency: this.context.currency,
        accountId: each.accountId,
        moves: each.applications.map((application) => moveOf(each.items, application)),
      },
      this.context.chart,
    )
  }
}

/** The ledger accounts between which an application moves its amount. */
export function moveOf(items: ReadonlyMap<number, OpenItem>, application: Application): CreditMove {
  const credit = items.get(application.creditItemId)
  const debit = items.get(application.debitItemId)
  invariant(credit !== undefined && debit !== undefined, 'an application of items that are not there', { ...application })
  return {
    fromGlCode: credit.glCode,
    toGlCode: debit.glCode,
    fromAgreementId: credit.agreementId,
    toAgreementId: debit.agreementId,
    amount: application.amount,
  }
}

function isMove(items: ReadonlyMap<number, OpenItem>, application: Application): boolean {
  return items.get(application.creditItemId)?.glCode !== items.get(application.debitItemId)?.glCode
}
