import type { ConsoleSlice } from '../console-slice.js'
import { PlanBoard } from './PlanBoard.js'
import { PlanList } from './PlanList.js'
import { PlanShow } from './PlanShow.js'

export const plans: ConsoleSlice = {
  rail: [
    { job: 'Collections', label: 'Plan board', to: '/plan-board', permission: 'plans.read', order: 28 },
    { job: 'Collections', label: 'Payment plans', to: '/payment-plans', permission: 'plans.read', order: 30 },
  ],
  resources: [{ name: 'payment-plans', permission: 'plans.read', list: PlanList, show: PlanShow, recordRepresentation: 'id' }],
  routes: [{ path: '/plan-board', permission: 'plans.read', element: <PlanBoard /> }],
}
