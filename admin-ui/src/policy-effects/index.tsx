import type { ConsoleSlice } from '../console-slice.js'
import { SimulationPage } from './SimulationPage.js'
import { SimulationsPage } from './SimulationsPage.js'

export const policyEffects: ConsoleSlice = {
  rail: [{ job: 'Reports', label: 'Effect of a policy', to: '/policy-simulations', permission: 'policy.read', order: 20 }],
  routes: [
    { path: '/policy-simulations', permission: 'policy.read', element: <SimulationsPage /> },
    { path: '/policy-simulations/:id/show', permission: 'policy.read', element: <SimulationPage /> },
  ],
}
