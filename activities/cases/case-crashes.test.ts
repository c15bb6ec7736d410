import { expect, it } from 'vitest'
import { livedThrough } from '../../test/support/lived-through.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { advanceClock } from '../utility/advance-clock.js'
import { advanceCase } from './advance-case.js'
import { type CaseDecision, decideCase } from './decide-case.js'
import { openCase } from './open-case.js'

const DISPUTE = {
  accountId: 'A1',
  typeCode: 'DISPUTE',
  summary: 'Misread',
  body: null,
  disputed: '60.00',
  itemId: null,
  links: [],
}

it('a worker that dies at each step of a case, or two at once, leave what one leaves', async () => {
  const database = await livedThrough(
    async ({ pool }) => {
      await seedUtility(pool, '2026-09-01')
      await seedAccounts(pool, ['A1'])
      await seedItems(pool, [['A1', 'bill', '2026-08-20', '100.00', 'water']])
    },
    async (stage) => {
      const open = stage.command(DISPUTE)
      const { caseId } = await stage.act((pool) => openCase(pool, open))
      const watch = () => stage.carry((pool) => advanceCase(pool, { caseId }))
      const decide = async (decision: CaseDecision) => {
        const command = stage.command({ caseId, decision, body: null })
        await stage.act((pool) => decideCase(pool, command))
        await watch()
      }
      const clockTo = async (to: string) => {
        const command = stage.command({ to })
        await stage.act((pool) => advanceClock(pool, command))
        await watch()
      }
      await watch()
      await decide({ act: 'take' })
      await decide({ act: 'wait' })
      await clockTo('2026-09-07')
      await decide({ act: 'resume' })
      await clockTo('2026-09-29')
      await decide({ act: 'close', outcome: 'upheld' })
      await decide({ act: 'reopen' })
      await clockTo('2026-10-30')
      await decide({ act: 'close', outcome: 'rejected' })
    },
  )
  const said = await database.pool.query<{ said: string }>(
    `select business_date || ' ' || sentence as said from process_steps order by step_id`,
  )
  expect(said.rows.map((row) => row.said)).toEqual([
    '2026-09-01 Opened, due 2026-09-15.',
    '2026-09-01 60.00 is disputed and not collected meanwhile.',
    '2026-09-01 Test operator has it now.',
    '2026-09-01 Waits for the customer; its clock stands still.',
    '2026-09-07 The customer answered; due 2026-09-21.',
    '2026-09-29 Due 2026-09-21 and not settled: a supervisor was told.',
    '2026-09-29 Closed: upheld. What was disputed may be collected again.',
    '2026-09-29 Opened again, due 2026-10-13.',
    '2026-10-30 Due 2026-10-13 and not settled: a supervisor was told.',
    '2026-10-30 Closed: rejected.',
  ])
  const tasks = await database.pool.query(`select title, state from tasks order by task_id`)
  expect(tasks.rows.map(({ title, state }) => `${state} ${title}`)).toEqual([
    'done Overdue since 2026-09-21: Disputed amount, account A1',
    'done Overdue since 2026-10-13: Disputed amount, account A1',
  ])
  await database.close()
})
