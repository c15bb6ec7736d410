import type { ConsoleSlice } from '../console-slice.js'
import { AgencyPage } from './AgencyPage.js'
import { PlacementList } from './PlacementList.js'

export const agencies: ConsoleSlice = {
  rail: [
    {
      job: 'Collections',
      label: 'Agencies',
      to: '/agencies',
      permission: 'agencies.read',
      order: 50,
      alsoAt: ['/agency-placements'],
    },
  ],
  resources: [{ name: 'agency-placements', permission: 'agencies.read', list: PlacementList }],
  routes: [{ path: '/agencies', permission: 'agencies.read', element: <AgencyPage /> }],
}
