import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import { moveLooks } from '../../test/support/move-looks.js'
import {
  byTester,
  carryOn,
  clockTo,
  NEWCOMER,
  onRequest,
  openMove,
  pay,
  readPoint,
  sentencesOf,
  stateServiceRequests,
} from '../../test/support/moves.js'
import { divideDeposit } from '../deposits/divide-deposit.js'
import { transferDeposit } from '../deposits/transfer-deposit.js'
import { cancelRequest } from './cancel-request.js'
import { meetPrerequisite, overridePrerequisite } from './decide-prerequisite.js'

// One sample utility for all stories; each has accounts and premises of its own, and the clock only moves forward.
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
})
afterAll(async () => {
  await expectSoundBooks(database.pool)
  await database.close()
})
const { agreementsOf, entriesOf, rows, statusOf } = moveLooks(() => database)

/** The last premise where service is taken by nobody. */
const vacantPremise = `select p.premise_id as row from premises p where p.premise_id > 'P000070' and exists (select from service_points s where s.premise_id = p.premise_id)
         and not exists (select from service_points s join service_agreements g using (service_point_id)
           where s.premise_id = p.premise_id and g.state in ('pending_start', 'active', 'pending_stop')) order by 1 desc limit 1`

describe('a move in', () => {
  it('a new customer pays a deposit, shows who they are, and is served when the crew has read', async () => {
    const { pool, adminPool } = database
    await stateServiceRequests(adminPool, {
      prerequisites: [{ prerequisite: 'identity' }, { prerequisite: 'deposit', customer_classes: ['residential'] }],
      deposit: { amount: '150.00' },
    })
    const { requestId, accountId } = await openMove(pool, {
      kind: 'move_in',
      newCustomer: NEWCOMER,
      premiseId: 'P000070',
      startOn: '2026-09-04',
    })
    expect(await carryOn(pool, requestId)).toBe('identity, deposit')
    await pay(pool, accountId, '100.00')
    expect(await carryOn(pool, requestId)).toBe('identity, deposit')
    await meetPrerequisite(pool, byTester({ ...(await onRequest(pool, requestId)), prerequisite: 'identity' as const }))
    await pay(pool, accountId, '50.00')
    expect(await carryOn(pool, requestId)).toBe('the day')
    await clockTo(pool, '2026-09-04')
    expect(await carryOn(pool, requestId)).toBe('the crew')
    await readPoint(pool, 'S000276', '2026-09-03', 0)
    await readPoint(pool, 'S000280', '2026-09-03', 0)
    expect(await carryOn(pool, requestId)).toBe(null)
    expect(await sentencesOf(pool, requestId)).toEqual([
      '2026-09-01 Move in at P000070 asked for: water, sewer, stormwater, refuse, electric; first day 2026-09-04.',
      '2026-09-01 Waits for identity, deposit.',
      '2026-09-01 The identity was checked.',
      '2026-09-01 The deposit is paid and held.',
      '2026-09-01 Work order W0000001 (connect) for water at S000276 on 2026-09-03. Work order W0000002 (connect) for electric at S000280 on 2026-09-03.',
      '2026-09-01 Waits for the day, looks again on 2026-09-04.',
      `2026-09-04 Sewer of account ${accountId} began on 2026-09-04. Stormwater of account ${accountId} began on 2026-09-04. Refuse of account ${accountId} began on 2026-09-04.`,
      '2026-09-04 Waits for the crew.',
      `2026-09-04 Water of account ${accountId} began on 2026-09-04. Electric of account ${accountId} began on 2026-09-04. Work order W0000001 was called off: the read of 2026-09-03 is there. Work order W0000002 was called off: the read of 2026-09-03 is there.`,
      '2026-09-04 Everything that was asked for is done.',
    ])
    expect(await statusOf(accountId)).toBe('active')
    expect(await entriesOf(accountId)).toEqual([
      'credit_applied 2026-09-01',
      'deposit_asked 2026-09-01',
      'payment_received 2026-09-01',
    ])
    expect(await rows(`select state || ' ' || amount as row from deposits where account_id = $1`, [accountId])).toEqual([
      'held 150.00',
    ])
    await stateServiceRequests(adminPool, {})
  })

  it('a customer who moves takes the deposit of the old account along', async () => {
    const { pool, adminPool } = database
    await stateServiceRequests(adminPool, { prerequisites: [{ prerequisite: 'deposit' }], deposit: { amount: '150.00' } })
    const [customerId] = await rows(`select customer_id as row from accounts where account_id = 'A001063'`)
    const [premiseId] = await rows(vacantPremise)
    const wish = { kind: 'move_in' as const, customerId: customerId ?? '', premiseId: premiseId ?? '', startOn: '2026-09-20' }
    const { requestId, accountId } = await openMove(pool, wish)
    expect(await carryOn(pool, requestId)).toBe('deposit')
    const moved = byTester({ depositId: 'D00001', version: 1, toAccountId: accountId })
    const answer = await transferDeposit(pool, moved)
    expect(await transferDeposit(pool, moved)).toEqual(answer)
    expect(answer.sentence).toMatch(/^Moved from account A001063 to account A\d+\. Deposit D\d+ is asked for no more\.$/)
    expect(await carryOn(pool, requestId)).toBe('the day')
    expect(
      await rows(`select state || ' ' || amount as row from deposits where account_id = $1 order by 1`, [accountId]),
    ).toEqual(['held 200.00', 'withdrawn 150.00'])
    await cancelRequest(pool, byTester(await onRequest(pool, requestId)))
    expect(await rows(`select state as row from deposits where deposit_id = 'D00001'`)).toEqual(['applied'])
    await stateServiceRequests(adminPool, {})
  })

  it('a cancelled one leaves no entry that stands, and one without a deposit none at all', async () => {
    const { pool, adminPool } = database
    const wish = { kind: 'move_in', newCustomer: NEWCOMER, premiseId: 'P000315', startOn: '2026-09-20' } as const
    const plain = await openMove(pool, wish)
    await carryOn(pool, plain.requestId)
    const cancel = byTester(await onRequest(pool, plain.requestId))
    const cancelled = await cancelRequest(pool, cancel)
    expect(await cancelRequest(pool, cancel)).toEqual(cancelled)
    expect(await carryOn(pool, plain.requestId)).toBe(null)
    expect(await entriesOf(plain.accountId)).toEqual([])
    expect(await agreementsOf(plain.accountId)).toEqual([
      'water 2026-09-20 - cancelled',
      'sewer 2026-09-20 - cancelled',
      'stormwater 2026-09-20 - cancelled',
      'refuse 2026-09-20 - cancelled',
      'electric 2026-09-20 - cancelled',
    ])
    expect(await statusOf(plain.accountId)).toBe('closed')
    expect(await rows(`select state as row from work_orders where requested_by = 'move/' || $1`, [plain.requestId])).toEqual([
      'cancelled',
      'cancelled',
    ])

    await stateServiceRequests(adminPool, {
      prerequisites: [{ prerequisite: 'deposit' }, { prerequisite: 'connection_fee' }],
      deposit: { amount: '150.00' },
      connection_fee: { amount: '35.00' },
    })
    const asked = await openMove(pool, wish)
    await pay(pool, asked.accountId, '60.00')
    await carryOn(pool, asked.requestId)
    await cancelRequest(pool, byTester(await onRequest(pool, asked.requestId)))
    // What was paid is a credit again; everything that was asked for has its exact mirror.
    expect(await rows(`select sum(open_amount)::text as row from open_items where account_id = $1`, [asked.accountId])).toEqual([
      '-60.00',
    ])
    expect(
      await rows(
        `select count(*)::text as row from journal_entries e join postings p using (entry_id)
         where p.account_id = $1 and e.event_kind in ('deposit_asked', 'fee_charged')
           and not exists (select from journal_entries r where r.reverses_entry_id = e.entry_id)`,
        [asked.accountId],
      ),
    ).toEqual(['0'])
    expect(await rows(`select title as row from tasks where task_key = 'cancelled-move/' || $1`, [asked.requestId])).toEqual([
      `Pay back what was paid for the cancelled request ${asked.requestId}`,
    ])
    await stateServiceRequests(adminPool, {})
  })

  it('finds debt of the same name and birthday and at the premise; a supervisor lets service begin all the same', async () => {
    const { pool, adminPool } = database
    await stateServiceRequests(adminPool, { prerequisites: [{ prerequisite: 'prior_debt' }, { prerequisite: 'premise_debt' }] })
    // A person with something past due asks again, as if for the first time.
    const [debtor] = await rows(
      `select a.account_id || ' ' || c.given_name || '|' || c.family_name || '|' || c.date_of_birth as row from accounts a join customers c using (customer_id)
       join open_items i using (account_id) where c.kind = 'person' and c.date_of_birth is not null and i.open_amount > 0 and i.due_on < '2026-09-04'
         and a.status = 'active' and c.given_name is not null order by 1 limit 1`,
    )
    const [accountOfDebt = '', ...rest] = (debtor ?? '').split(' ')
    const [givenName = '', familyName = '', dateOfBirth = ''] = rest.join(' ').split('|')
    const { requestId } = await openMove(pool, {
      kind: 'move_in',
      newCustomer: { ...NEWCOMER, givenName, familyName, dateOfBirth },
      premiseId: 'P000315',
      startOn: '2026-09-20',
    })
    expect(await carryOn(pool, requestId)).toBe('prior debt, premise debt')
    expect(
      await rows(
        `select facts -> 'accounts' -> 0 ->> 'accountId' as row from service_request_prerequisites where request_id = $1 and prerequisite = 'prior_debt'`,
        [requestId],
      ),
    ).toEqual([accountOfDebt])
    const stale = { ...(await onRequest(pool, requestId)), prerequisite: 'prior_debt' as const }
    await expect(meetPrerequisite(pool, byTester(stale))).rejects.toMatchObject({ refusal: { code: 'PREREQUISITE_BY_PAYMENT' } })
    await overridePrerequisite(pool, byTester(stale))
    await expect(overridePrerequisite(pool, byTester(stale))).rejects.toMatchObject({
      refusal: { code: 'CHANGED_MEANWHILE', message: expect.stringContaining('Test operator: The prior debt was waived.') },
    })
    expect(await carryOn(pool, requestId)).toBe('premise debt')
    await overridePrerequisite(pool, byTester({ ...(await onRequest(pool, requestId)), prerequisite: 'premise_debt' as const }))
    expect(await carryOn(pool, requestId)).toBe('the day')
    await cancelRequest(pool, byTester(await onRequest(pool, requestId)))
    await stateServiceRequests(adminPool, {})
  })

  it('moves out who never called, by one read that the last and the first bill share', async () => {
    const { pool } = database
    const wish = { kind: 'move_in', newCustomer: NEWCOMER, premiseId: 'P000363', startOn: '2026-09-08' } as const
    await expect(openMove(pool, wish)).rejects.toMatchObject({ refusal: { code: 'SITTING_CUSTOMER' } })
    const { requestId, accountId } = await openMove(pool, { ...wish, movesOut: true })
    await carryOn(pool, requestId)
    // Until the day comes, who is there is left alone.
    expect((await agreementsOf('A000004')).every((line) => line.endsWith('active'))).toBe(true)
    await clockTo(pool, '2026-09-08')
    expect(await carryOn(pool, requestId)).toBe('the crew')
    await readPoint(pool, 'S001407', '2026-09-07', 3)
    await readPoint(pool, 'S001411', '2026-09-07', 120)
    expect(await carryOn(pool, requestId)).toMatch(/^a payment of /)
    expect((await agreementsOf('A000004')).slice(0, 2)).toEqual([
      expect.stringMatching(/^water .* 2026-09-07 stopped$/),
      expect.stringMatching(/^sewer .* 2026-09-07 stopped$/),
    ])
    expect((await agreementsOf(accountId))[0]).toBe('water 2026-09-08 - active')
    expect(await rows(`select type_code as row from work_orders where requested_by = 'move/' || $1`, [requestId])).toEqual([
      'READ',
      'READ',
    ])
    const [owed = ''] = await rows(`select sum(open_amount)::text as row from open_items where account_id = 'A000004'`)
    await pay(pool, 'A000004', owed)
    expect(await carryOn(pool, requestId)).toBe(null)
    expect(await statusOf('A000004')).toBe('closed')
    expect((await sentencesOf(pool, requestId)).slice(-2)).toEqual([
      '2026-09-08 Account A000004 is settled and closed.',
      '2026-09-08 Everything that was asked for is done.',
    ])
  })
})

it('customers hear of it once', async () => {
  expect(await rows(`select message_key as row from messages where message_key like 'move/R000001/%' order by 1`)).toEqual([
    'move/R000001/DEPOSIT_REQUEST',
    'move/R000001/WELCOME',
  ])
})

it('a deposit is paid in the parts the policy lets ask for: service begins with the first', async () => {
  const { pool, adminPool } = database
  await releasePacks(pool, [presetPack('municipal-default'), demoPack()])
  await stateServiceRequests(adminPool, { prerequisites: [{ prerequisite: 'deposit' }], deposit: { amount: '150.00' } })
  const [premiseId] = await rows(vacantPremise)
  const wish = { kind: 'move_in' as const, newCustomer: NEWCOMER, premiseId: premiseId ?? '', startOn: '2026-09-25' }
  const { requestId, accountId } = await openMove(pool, wish)
  const deposits = () =>
    rows(`select state || ' ' || amount as row from deposits where account_id = $1 order by deposit_id`, [accountId])
  const [asked = ''] = await deposits()
  const [depositId = ''] = await rows(`select deposit_id as row from deposits where account_id = $1`, [accountId])
  const divide = byTester({ depositId, version: 1, count: 3, firstDueOn: '2026-09-24' })
  const answer = await divideDeposit(pool, divide)
  expect(await divideDeposit(pool, divide)).toEqual(answer)
  expect(await deposits()).toEqual([asked.replace('asked', 'withdrawn'), asked])
  const parts = await rows(
    `select i.due_on || ' ' || i.open_amount::numeric(14, 2) as row from deposits d join deposit_instalments p using (deposit_id) join open_items i on i.item_id = p.item_id
      where d.account_id = $1 and d.state = 'asked' order by i.due_on`,
    [accountId],
  )
  expect(parts.map((row) => row.slice(0, 10))).toEqual(['2026-09-24', '2026-10-26', '2026-11-24'])
  expect(await carryOn(pool, requestId)).toBe('deposit')
  const [, first = ''] = parts[0]?.split(' ') ?? []
  await pay(pool, accountId, first)
  expect(await carryOn(pool, requestId)).toBe('the day')
  const again = byTester({ depositId: /D\d+/.exec(answer.sentence)?.[0] ?? '', version: 1, count: 2, firstDueOn: null })
  await expect(divideDeposit(pool, again)).rejects.toMatchObject({ refusal: { code: 'DEPOSIT_PARTLY_PAID' } })
})
