import { postPayment } from '../../activities/payments/post-payment.js'
import { cancelPlan } from '../../activities/plans/change-plan.js'
import { makePlan, offersFor } from '../../activities/plans/make-plan.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { planWorkflowId } from '../../workflows/plans/contract.js'
import { demoPack, presetPack, releasePacks } from '../support/policy.js'
import { command, type Scene, type Studio } from './studio.js'

export const PLAN_SCENES: readonly Scene[] = [
  {
    name: 'plan-broken',
    data: 'alder creek',
    play: async (studio) => {
      const planId = await planOf(studio)
      await advanceClock(studio.pool, command({ to: '2026-10-20' }))
      await studio.untilIs(`select state from payment_plans where plan_id = ${planId}`, 'broken')
      return planWorkflowId(planId)
    },
  },
  {
    name: 'plan-kept',
    data: 'alder creek',
    play: async (studio) => {
      const planId = await planOf(studio)
      const found = await studio.pool.query<{ account: string; owed: string }>(
        `select account_id as account, (select sum(open_amount)::text from open_items i where i.account_id = p.account_id and open_amount > 0) as owed
         from payment_plans p where plan_id = $1`,
        [planId],
      )
      const { account = '', owed: amount = '0' } = found.rows[0] ?? {}
      await postPayment(studio.pool, command({ channel: 'counter', account, amount }))
      await studio.untilIs(`select state from payment_plans where plan_id = ${planId}`, 'kept')
      return planWorkflowId(planId)
    },
  },
  {
    name: 'plan-cancelled',
    data: 'alder creek',
    play: async (studio) => {
      const planId = await planOf(studio)
      await cancelPlan(studio.pool, command({ planId, version: 1 }))
      return planWorkflowId(planId)
    },
  },
]

/** Makes a plan of the account that owes most, once its process waits for the day after the first instalment is due. */
async function planOf({ pool, untilIs }: Studio): Promise<number> {
  await releasePacks(pool, [presetPack('municipal-default'), demoPack()])
  const debtor = await pool.query<{ account_id: string }>(
    `select account_id from open_items where due_on < '2026-09-01' and kind <> 'deposit_installment'
     group by account_id order by sum(open_amount) desc, account_id limit 1`,
  )
  const accountId = debtor.rows[0]?.account_id ?? ''
  const wish = { accountId, firstDueOn: null, monthlyIncome: null }
  const { arrears, offers } = await offersFor(pool, wish)
  const input = {
    ...wish,
    arrears: arrears.toFixed(2),
    count: offers[0]?.count ?? 0,
    signedName: 'Recorded',
    signedBy: 'by_phone' as const,
    isSupervisor: false,
  }
  const { planId } = await makePlan(pool, command(input), new Date())
  await untilIs(`select next_wake_on is not null from processes where process_id = '${planWorkflowId(planId)}'`, true)
  return planId
}
