import type { ConsoleSlice } from '../console-slice.js'
import { ExplainPage } from './ExplainPage.js'
import { PackList } from './PackList.js'
import { PackShow } from './PackShow.js'

export const policy: ConsoleSlice = {
  rail: [
    { job: 'Set-up', label: 'Policy packs', to: '/policy-packs', permission: 'policy.read', order: 15 },
    { job: 'Collections', label: 'Which rule holds?', to: '/policy-explanation', permission: 'policy.read', order: 9 },
  ],
  resources: [{ name: 'policy-packs', permission: 'policy.read', list: PackList, show: PackShow, recordRepresentation: 'id' }],
  routes: [{ path: '/policy-explanation', permission: 'policy.read', element: <ExplainPage /> }],
}
