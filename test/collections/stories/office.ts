import type pg from 'pg'
import { actOnCollection } from '../../../activities/collections/act-on-collection.js'
import { addProtection } from '../../../activities/collections/add-protection.js'
import { advanceDunning } from '../../../activities/collections/advance-dunning.js'
import { recordContact } from '../../../activities/collections/record-contact.js'
import { readWeather } from '../../../activities/collections/record-weather.js'
import { sweepCollections } from '../../../activities/collections/sweep-collections.js'
import type { ToldWeather } from '../../../activities/collections/weather-gateway.js'
import { advanceSweep } from '../../../activities/late-fees/advance-sweep.js'
import { advancePlan } from '../../../activities/plans/advance-plan.js'
import { makePlan, offersFor } from '../../../activities/plans/make-plan.js'
import type { ContactReached, NoticeRecipient, NoticeStage } from '../../../domain/collections/disconnection-facts.js'
import { addDays } from '../../../domain/kernel/local-date.js'
import type { NoticeChannel } from '../../../domain/policy/disconnection-parameters.js'
import type { PolicyPack } from '../../../domain/policy/policy-pack.js'
import { openOrder, owe, printLetters, report } from '../../support/collections.js'
import { type TestDatabase, testDatabase } from '../../support/database.js'
import { expectSoundBooks } from '../../support/invariants.js'
import { type Household, seedHouseholds } from '../../support/households.js'
import { issueBill } from '../../support/issued-bill.js'
import { byTester, pay } from '../../support/moves.js'
import { releasePacks } from '../../support/policy.js'
import { codeOf } from '../../support/refusals.js'

export interface OfficeOptions {
  /** The widest first. */
  readonly packs: readonly PolicyPack[]
  readonly service: 'water' | 'electric'
  readonly households: number
  readonly today: string
  /** After everything that happens each process is woken once more, the youngest first, and twice. */
  readonly isRestless?: boolean
  /** What the source of weather tells; a mild day where it says nothing. */
  readonly weather?: (day: string) => { readonly low: string; readonly high: string; readonly isAdvised?: boolean }
}

const MILD = { low: '55', high: '74' } as const

/** A utility whose days pass: by night arrears and late fees are looked through, letters leave, and every process wakes that has a reason to. */
export class Office {
  readonly database: TestDatabase
  readonly homes: readonly Household[]
  today: string
  private heard = 0
  private readonly options: OfficeOptions

  private constructor(database: TestDatabase, homes: readonly Household[], options: OfficeOptions) {
    this.database = database
    this.homes = homes
    this.options = options
    this.today = options.today
  }

  static async open(options: OfficeOptions): Promise<Office> {
    const database = await testDatabase()
    const homes = await seedHouseholds(database.pool, {
      count: options.households,
      today: options.today,
      service: options.service,
    })
    await releasePacks(database.pool, options.packs)
    return new Office(database, homes, options)
  }

  get pool(): pg.Pool {
    return this.database.pool
  }

  home(index: number): Household {
    return this.homes[index - 1] as Household
  }

  /** Every night and day until this one, it included. */
  async until(day: string): Promise<void> {
    while (this.today < day) {
      this.today = addDays(this.today, 1)
      await this.database.adminPool.query('update utility set business_date = $1', [this.today])
      await readWeather(this.pool, { source: 'the story', read: (today) => Promise.resolve(this.told(today)) })
      while ((await advanceSweep(this.pool, { database: this.database.name })).kind === 'again');
      await sweepCollections(this.pool)
      await this.settle()
      await printLetters(this.database.adminPool)
      await this.settle(true)
    }
  }

  /** These days alone, in their order: between them nothing is due. */
  async on(...days: readonly string[]): Promise<void> {
    for (const day of days) {
      this.today = addDays(day, -1)
      await this.until(day)
    }
  }

  private told(today: string): ToldWeather[] {
    const of = (day: string) => ({ isAdvised: false, ...MILD, ...this.options.weather?.(day) })
    const { low, high } = of(addDays(today, -1))
    return [
      { kind: 'observation', on: addDays(today, -1), low, high, isAdvised: false },
      { kind: 'advisory', on: today, low: null, high: null, isAdvised: of(today).isAdvised },
      ...Array.from({ length: 5 }, (_, ahead): ToldWeather => {
        const on = addDays(today, ahead)
        return { kind: 'forecast', on, low: of(on).low, high: of(on).high, isAdvised: false }
      }),
    ]
  }

  /** Lets every process go on that was woken or whose day has come, until all of them wait. */
  async settle(afterLetters = false): Promise<void> {
    for (let letters = afterLetters; ; letters = false) {
      const woken = await this.pool.query<{ id: string; event: number }>(
        `select workflow_id as id, max(event_id) as event from outbox where event_id > $1 group by 1
         union select process_id, 0 from processes where ended_at is null and next_wake_on <= $2 and $4
         union select 'dunning/' || account_id || '/' || episode, 0 from collection_cases join collection_notices using (collection_id)
           where state = 'dunning' and issued_on is null and $3`,
        [this.heard, this.today, letters, this.pass],
      )
      this.pass = false
      if (woken.rowCount === 0) break
      this.heard = Math.max(this.heard, ...woken.rows.map(({ event }) => Number(event)))
      for (const { id } of woken.rows) await this.advance(id)
    }
    this.pass = true
    if (this.options.isRestless === true) await this.wakeAll()
  }

  private async wakeAll(): Promise<void> {
    const all = await this.pool.query<{ id: string }>(
      'select process_id as id from processes order by started_at desc, process_id desc',
    )
    for (const { id } of [...all.rows, ...all.rows]) await this.advance(id)
  }

  /** Whether those whose day has come are still to be looked after. */
  private pass = true

  private async advance(processId: string): Promise<void> {
    const [kind, of = '', episode = ''] = processId.split('/')
    if (kind === 'dunning') {
      while ((await advanceDunning(this.pool, { accountId: of, episode: Number(episode) })).kind === 'again');
    } else if (kind === 'payment-plan') {
      while ((await advancePlan(this.pool, { planId: Number(of) })).kind === 'again');
    }
  }

  /** Does something in the office and lets the processes go on. */
  async does<Answer>(act: (pool: pg.Pool) => Promise<Answer>): Promise<Answer> {
    const answer = await act(this.pool)
    await this.settle()
    return answer
  }

  /** Every household owes so much since this day. */
  async owe(dueOn: string, amount: string, ...homes: readonly number[]): Promise<void> {
    for (const index of homes) {
      const { accountId, agreementId } = this.home(index)
      await owe(this.pool, accountId, agreementId, dueOn, amount)
    }
  }

  /** A bill is issued today. */
  bill(index: number, dueOn: string, amount: string): Promise<unknown> {
    return this.does((pool) => issueBill(pool, { ...this.home(index), dueOn, amount }))
  }

  pay(index: number, amount: string): Promise<void> {
    return this.does((pool) => pay(pool, this.home(index).accountId, amount))
  }

  contact(
    index: number,
    channel: NoticeChannel,
    reached: ContactReached = 'customer',
    more: {
      readonly notice?: NoticeStage
      readonly to?: NoticeRecipient
      readonly party?: string
      readonly prepayment?: true
      readonly hanger?: true
    } = {},
  ): Promise<unknown> {
    const { notice, to = 'customer', party = null, prepayment = false, hanger = false } = more
    return this.does((pool) =>
      recordContact(
        pool,
        byTester({
          accountId: this.home(index).accountId,
          channel,
          reached,
          leftDoorHanger: hanger,
          offeredPrepayment: prepayment,
          on: this.today,
          note: null,
          notice: notice === undefined ? null : { stage: notice, recipient: to, party },
        }),
      ),
    )
  }

  protect(
    index: number,
    protection: Partial<Parameters<typeof addProtection>[1]['input']> & { readonly kind: string },
  ): Promise<{ protectionId: number }> {
    const nothing = {
      programme: null,
      amount: null,
      bornOn: null,
      livesAlone: false,
      cannotPayAndArranges: false,
      renewsProtectionId: null,
    }
    return this.does((pool) =>
      addProtection(
        pool,
        byTester({
          ...nothing,
          accountId: this.home(index).accountId,
          source: 'certificate',
          evidence: 'Seen at the counter',
          beginsOn: this.today,
          endsOn: null,
          ...protection,
        } as Parameters<typeof addProtection>[1]['input']),
      ),
    )
  }

  act(index: number, act: 'release_cut' | 'stop' | 'order_reconnection', episode = 1): Promise<unknown> {
    return this.does((pool) => actOnCollection(pool, byTester({ collectionId: `${this.home(index).accountId}-${episode}`, act })))
  }

  /** The crew does what it was sent for, or is refused; the answer is `ok` or the code. */
  async crew(index: number, type: 'DISCONNECT' | 'RECONNECT', result = 'DONE'): Promise<string> {
    const { accountId, meterId } = this.home(index)
    const order = await openOrder(this.pool, accountId, type)
    const reading = result === 'DONE' ? { meterId, value: '1000' } : undefined
    return this.does((pool) => codeOf(report(pool, order, this.today, result, reading)))
  }

  /** A plan of everything that is overdue, with as many instalments as the shortest offer has. */
  plan(index: number): Promise<{ planId: number }> {
    const wish = { accountId: this.home(index).accountId, firstDueOn: null, monthlyIncome: null }
    return this.does(async (pool) => {
      const { arrears, offers } = await offersFor(pool, wish)
      const signed = { signedName: 'A. Customer', signedBy: 'by_phone' as const, isSupervisor: false }
      return makePlan(
        pool,
        byTester({ ...wish, ...signed, arrears: arrears.toFixed(2), count: Math.min(...offers.map(({ count }) => count)) }),
      )
    })
  }

  /** What happened to a household day by day: its cases and plans, one line each; `case` and `plan` tell them apart where both are. */
  async happened(index: number): Promise<string[]> {
    const { accountId } = this.home(index)
    const found = await this.pool.query<{ said: string }>(
      `select s.business_date || ' ' || s.sentence as said from process_steps s join process_links l using (process_id)
       where l.subject_kind = 'account' and l.subject_id = $1 and (s.process_id like 'dunning/%' or s.process_id like 'payment-plan/%') order by s.step_id`,
      [accountId],
    )
    return found.rows.map(({ said }) => said.replaceAll(/W\d{5,}/g, 'W…'))
  }

  /** The entries a household's money made, in order: day, event, amount and the two ledger accounts it moved between. */
  async entries(index: number): Promise<string[]> {
    const found = await this.pool.query<{ row: string }>(
      `select e.effective_on || ' ' || e.event_kind || ' ' || sum(p.amount) filter (where p.amount > 0)::numeric(14, 2) || ': '
         || string_agg(g.name, ' + ' order by p.line_no) filter (where p.amount > 0) || ' from '
         || string_agg(g.name, ' + ' order by p.line_no) filter (where p.amount < 0) as row
       from journal_entries e join postings p using (entry_id) join gl_accounts g on g.code = p.gl_code
       where exists (select from postings q where q.entry_id = e.entry_id and q.account_id = $1) and e.event_kind <> 'opening_item'
       group by e.entry_id order by e.entry_id`,
      [this.home(index).accountId],
    )
    return found.rows.map(({ row }) => row)
  }

  /** Ends the story: the books are sound. */
  async close(): Promise<void> {
    await expectSoundBooks(this.pool)
    await this.database.close()
  }
}
