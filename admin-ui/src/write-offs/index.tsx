import type { ConsoleSlice } from '../console-slice.js'
import { CreditPage } from './CreditPage.js'
import { WriteOffList } from './WriteOffList.js'
import { WriteOffShow } from './WriteOffShow.js'

export const writeOffs: ConsoleSlice = {
  rail: [{ job: 'Collections', label: 'Write-offs', to: '/write-offs', permission: 'collections.read', order: 40 }],
  resources: [
    {
      name: 'write-offs',
      permission: 'collections.read',
      list: WriteOffList,
      show: WriteOffShow,
      recordRepresentation: 'id',
    },
  ],
  routes: [{ path: '/accounts/:id/credit', permission: 'collections.read', element: <CreditPage /> }],
}
