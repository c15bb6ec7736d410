import type { ConsoleSlice } from '../console-slice.js'
import { CollectionHome } from './CollectionHome.js'
import { CollectionList } from './CollectionList.js'
import { CollectionShow } from './CollectionShow.js'
import { DecisionPage } from './DecisionPage.js'
import { WeatherPage } from './WeatherPage.js'

export const collections: ConsoleSlice = {
  rail: [
    { job: 'Collections', label: 'Collections', to: '/collections-home', permission: 'collections.read', order: 10 },
    { job: 'Collections', label: 'Cases', to: '/collections', permission: 'collections.read', order: 20 },
    { job: 'Collections', label: 'Weather', to: '/weather', permission: 'collections.read', order: 30 },
  ],
  resources: [
    {
      name: 'collections',
      permission: 'collections.read',
      list: CollectionList,
      show: CollectionShow,
      recordRepresentation: 'id',
    },
  ],
  routes: [
    { path: '/collections-home', permission: 'collections.read', element: <CollectionHome /> },
    { path: '/weather', permission: 'collections.read', element: <WeatherPage /> },
    { path: '/accounts/:id/disconnection', permission: 'collections.read', element: <DecisionPage /> },
  ],
}
