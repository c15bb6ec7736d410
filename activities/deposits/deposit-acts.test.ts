import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.js'
import { decimal } from '../../domain/kernel/decimal.js'
import type { PolicyPack } from '../../domain/policy/policy-pack.js'
import { seedBilledYear } from '../../test/support/billed-year.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { postPayment } from '../payments/post-payment.js'
import { advanceClock } from '../utility/advance-clock.js'
import { advanceDepositSweep } from './advance-sweep.js'
import { applyDeposit } from './apply-deposit.js'
import { askDeposit } from './ask-deposit.js'
import { demandDeposit, quoteDeposit } from './demand-deposit.js'
import { depositAtMoveIn } from './deposit-at-move-in.js'
import { endNonCash, recordNonCash } from './non-cash-deposit.js'
import { refundDeposit } from './refund-deposit.js'
import { reviewNow } from './review-deposit.js'
import { takeInterestBack } from './take-interest-back.js'
import { transferDeposit } from './transfer-deposit.js'
import { recordWaiver, waiveDeposit } from './waive-deposit.js'

let database: TestDatabase
let pool: pg.Pool
/** A deposit of 100.00 of each account, asked for on the first day and paid at once unless a test says otherwise. */
const OF: Record<string, string> = {}
const ACCOUNTS = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'] as const

/** The demo's policy with interest that compounds for commercial customers, so that both ways are met. */
function ownPack(): PolicyPack {
  const own = demoPack()
  const interest = own.rows.find((row) => row.key === 'deposit.interest') as PolicyPack['rows'][number]
  const compound = { ...(interest.value as object), method: 'compound', credited: 'calendar_year' }
  return {
    ...own,
    rows: [
      ...own.rows,
      { ...interest, from: null, to: null, value: compound, scope: { customer_classes: ['commercial'] } },
    ] as PolicyPack['rows'],
  }
}

let keys = 0
/** Sends a command twice, as a broken connection would: it is done once, and both answers are the same. */
async function twice<Input, Answer>(
  run: (pool: pg.Pool, command: { key: string; actor: typeof TESTER; reason: string; input: Input }) => Promise<Answer>,
  input: Input,
): Promise<Answer> {
  const command = { key: `k${(keys += 1)}`, actor: TESTER, reason: 'Asked for by phone', input }
  const answer = await run(pool, command)
  expect(await run(pool, command)).toEqual(answer)
  return answer
}

async function onDeposit(account: string): Promise<{ depositId: string; version: number }> {
  const depositId = OF[account] ?? ''
  const found = await pool.query<{ version: number }>('select version from deposits where deposit_id = $1', [depositId])
  return { depositId, version: found.rows[0]?.version ?? 0 }
}

async function clockTo(to: string): Promise<void> {
  await twice(advanceClock, { to })
  await sweep()
  // Once more on the same day: nothing new.
  await sweep()
}
async function sweep(): Promise<void> {
  while ((await advanceDepositSweep(pool, { database: 'acts' }, 3)).kind === 'again');
}

const said = async (sql: string, ...values: unknown[]) =>
  (await pool.query<{ said: string }>(sql, values)).rows.map((row) => row.said)
const logOf = (account: string) =>
  said(`select business_date || ' ' || sentence as said from deposit_log where deposit_id = $1 order by log_id`, OF[account])
const standing = (account: string) =>
  said(`select state || ' ' || amount || ' ' || account_id as said from deposits where deposit_id = $1`, OF[account])

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await seedUtility(pool, '2026-01-05')
  await seedAccounts(pool, [...ACCOUNTS, 'A9'])
  await database.adminPool.query(`update accounts set customer_class = 'commercial' where account_id = 'A2'`)
  await database.adminPool.query(`update accounts set customer_id = 'C-A4' where account_id = 'A9'`)
  for (const account of ['A5', 'A6', 'A7']) await seedBilledYear(database, account, '60.00', '2026-01-05')
  await releasePacks(pool, [presetPack('municipal-default'), ownPack()])
  for (const accountId of ACCOUNTS) {
    const asked = await inTransaction(pool, async (tx) =>
      askDeposit(
        tx,
        {
          accountId,
          instalments: [{ number: 1, amount: decimal('100'), dueOn: '2026-01-19' }],
          interestRateCode: 'policy',
          reason: 'test',
          facts: {},
        },
        await loadLedger(tx.client, 'test'),
      ),
    )
    OF[accountId] = asked.depositId
    if (accountId === 'A8') continue
    await twice(postPayment, {
      channel: accountId === 'A3' ? 'bank_transfer' : 'counter',
      externalId: `paid-${accountId}`,
      account: accountId,
      amount: '100.00',
    })
  }
  await sweep()
})
afterAll(async () => {
  await expectSoundBooks(pool)
  await database.close()
})

it('an unpaid one is waived with its evidence; a ground the policy does not know is a supervisor’s', async () => {
  const input = {
    ...(await onDeposit('A8')),
    ground: 'shelter' as const,
    evidence: 'Letter of the county, 4 January',
    isSupervisor: false,
  }
  await expect(waiveDeposit(pool, { key: 'w', actor: TESTER, reason: 'x', input: { ...input, version: 99 } })).rejects.toThrow(
    'DEPOSIT_CHANGED',
  )
  await twice(waiveDeposit, input)
  expect(await logOf('A8')).toEqual([
    '2026-01-05 Asked for: 100.00 by 2026-01-19.',
    '2026-01-05 Waived (shelter): Letter of the county, 4 January',
  ])
  await expect(
    waiveDeposit(pool, { key: 'w2', actor: TESTER, reason: 'x', input: { ...input, ...(await onDeposit('A8')) } }),
  ).rejects.toThrow('DEPOSIT_NOT_ASKED')
  await twice(recordWaiver, { accountId: 'A1', ground: 'age', evidence: 'Passport', isSupervisor: false })
})

it('a security that runs out warns 30 days before, and once more when it is over', async () => {
  const { nonCashId } = await twice(recordNonCash, {
    accountId: 'A1',
    kind: 'letter_of_credit',
    amount: '500.00',
    issuer: 'First Bank',
    reference: 'LC-77',
    validFrom: '2026-01-01',
    expiresOn: '2026-03-01',
  })
  const other = await twice(recordNonCash, {
    accountId: 'A5',
    kind: 'guarantor',
    amount: '90.00',
    issuer: 'Ada Quill',
    reference: 'A000007',
    validFrom: '2026-01-01',
    expiresOn: null,
  })
  await clockTo('2026-01-30')
  await clockTo('2026-02-03')
  await clockTo('2026-03-02')
  expect(
    await said(`select state || ' ' || title as said from tasks where subject_kind = 'non_cash_deposit' order by task_id`),
  ).toEqual([
    'done The letter of credit of First Bank ends on 2026-03-01: ask for its renewal',
    'open The letter of credit of First Bank ended on 2026-03-01: get another or ask for a deposit',
  ])
  const ended = { nonCashId: other.nonCashId, version: 1, end: 'released' as const }
  await twice(endNonCash, ended)
  await expect(endNonCash(pool, { key: 'e', actor: TESTER, reason: 'x', input: { ...ended, nonCashId } })).rejects.toThrow(
    'DEPOSIT_CHANGED',
  )
})

it('goes back by the means it came by; debts are paid first', async () => {
  await seedItems(pool, [['A3', 'bill', '2026-02-20', '40.00', 'water']])
  const { sentence } = await twice(refundDeposit, { ...(await onDeposit('A3')), by: 'original_means' as const })
  expect(sentence).toBe('60.38 is paid out by bank transfer; the refund queue has the task.')
  expect(await standing('A3')).toEqual(['refunded 100.00 A3'])
  await expect(
    refundDeposit(pool, { key: 'again', actor: TESTER, reason: 'x', input: { ...(await onDeposit('A3')), by: 'cheque' } }),
  ).rejects.toThrow('DEPOSIT_NOT_HELD')
})

it('moves with its customer to another account, and to nobody else’s', async () => {
  const input = { ...(await onDeposit('A4')), toAccountId: 'A1' }
  await expect(transferDeposit(pool, { key: 't', actor: TESTER, reason: 'x', input })).rejects.toThrow('DEPOSIT_OTHER_CUSTOMER')
  await twice(transferDeposit, { ...input, toAccountId: 'A9' })
  expect(await standing('A4')).toEqual(['held 100.00 A9'])
})

it('pays one bill, no more than is open of it', async () => {
  const [item] = await seedItems(pool, [['A6', 'bill', '2026-02-20', '30.00', 'water']])
  expect(item).toBeGreaterThan(0)
  const input = { ...(await onDeposit('A6')), billId: null, amount: '31.00' }
  await expect(applyDeposit(pool, { key: 'a', actor: TESTER, reason: 'x', input })).rejects.toThrow('DEPOSIT_TOO_SMALL')
  await twice(applyDeposit, { ...input, amount: null })
  expect(await standing('A6')).toEqual(['held 70.00 A6'])
})

it('a review that fails raises it only where it is more than 10 % too small', async () => {
  // 2 × 60.00 is recommended; A5 has 100.00, A7 as well, and both are behind.
  await seedItems(pool, [
    ['A7', 'bill', '2026-02-20', '30.00', 'water'],
    ['A7', 'bill', '2026-02-21', '30.00', 'water'],
  ])
  expect((await quoteDeposit(pool, { accountId: 'A7', count: 2, firstDueOn: null })).decision).toMatchObject({
    outcome: 'required',
  })
  await expect(
    demandDeposit(pool, {
      key: 'd',
      actor: TESTER,
      reason: 'x',
      input: { accountId: 'A7', count: 1, firstDueOn: null, amount: '19.99' },
    }),
  ).rejects.toThrow('DEPOSIT_AMOUNT_CHANGED')
  const { sentence } = await twice(reviewNow, await onDeposit('A7'))
  expect(sentence).toMatch(/^It stays: it is looked at after 12 months\. 20\.00 more is asked for: D/)
  expect((await quoteDeposit(pool, { accountId: 'A7', count: 1, firstDueOn: null })).decision.outcome).toBe('not_required')
  expect((await twice(reviewNow, await onDeposit('A5'))).sentence).toBe('It stays: it is looked at after 12 months.')
})

it('interest: added where it compounds, credited else; taken back it is reckoned anew', async () => {
  await clockTo('2027-01-01')
  expect((await logOf('A2')).slice(2)).toEqual(['2027-01-01 Interest of 2.47 for 2026-01-05 to 2027-01-01 added to it.'])
  expect(await standing('A2')).toEqual(['held 102.47 A2'])
  await twice(takeInterestBack, await onDeposit('A2'))
  expect(await standing('A2')).toEqual(['held 100.00 A2'])
  await clockTo('2027-01-02')
  expect(await standing('A2')).toEqual(['held 102.47 A2'])
  await clockTo('2027-01-05')
  expect((await logOf('A4')).slice(2)).toEqual([
    '2026-03-02 Moved from account A4 to account A9.',
    '2027-01-05 Interest of 2.50 for 2026-01-05 to 2027-01-05 credited to the account.',
    '2027-01-05 It goes back: 0 bills paid late within 12 months, at most 1 may be.',
    '2027-01-05 It was credited to account A9.',
  ])
  expect(
    await said(
      `select sweep_on || ' ' || interest_credits || ' ' || returned as said from deposit_sweeps where sweep_on > '2027-01-03'`,
    ),
  ).toEqual(['2027-01-05 5 5'])
  const facts = await said(
    `select facts -> 'rows' -> 0 ->> 'principal' as said from deposit_log where act = 'interest' and deposit_id = $1`,
    OF.A4,
  )
  expect(facts).toEqual(['100.00'])
})

it('before service begins the policy decides where it says enough; else the settings, and why', async () => {
  const begins = {
    person: { customerId: null, name: 'Nobody', dateOfBirth: '1950-05-05' },
    accountId: null,
    customerClass: 'residential',
    servicePointIds: [],
    today: '2027-01-05',
    currency: 'USD',
  }
  expect(await depositAtMoveIn(pool, begins)).toMatchObject({ decidedBy: 'policy', ask: decimal(0) })
  expect(await depositAtMoveIn(pool, { ...begins, person: { ...begins.person, dateOfBirth: null } })).toEqual({
    decidedBy: 'settings',
    because: 'No bill of the last twelve months tells what a month costs.',
  })
})
