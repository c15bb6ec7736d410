import type { ConsoleSlice } from '../console-slice.js'
import { RateCheckPage } from './check/RateCheckPage.js'
import { ComparePage } from './ComparePage.js'
import { EditorPage } from './editor/EditorPage.js'
import { ImportPage } from './editor/ImportPage.js'
import { EventsPage } from './events/EventsPage.js'
import { SettingsPage } from './SettingsPage.js'
import { TariffList } from './TariffList.js'
import { TariffShow } from './TariffShow.js'
import { UsersPage } from './versions/UsersPage.js'
import { VersionList } from './versions/VersionList.js'
import { VersionPage } from './versions/VersionPage.js'

export const rating: ConsoleSlice = {
  rail: [
    {
      job: 'Billing',
      label: 'Tariffs',
      to: '/tariffs',
      permission: 'rating.read',
      order: 60,
      alsoAt: ['/tariff-editor', '/tariff-import'],
    },
    { job: 'Billing', label: 'Tariff versions', to: '/tariff-versions', permission: 'rating.read', order: 61 },
    { job: 'Billing', label: 'Rate check', to: '/rate-check', permission: 'rating.read', order: 62 },
    { job: 'Billing', label: 'Announced events', to: '/events', permission: 'rating.read', order: 64 },
    { job: 'Set-up', label: 'Settings', to: '/settings', permission: 'utility.read', order: 10 },
  ],
  resources: [
    { name: 'tariffs', list: TariffList, show: TariffShow, permission: 'rating.read' },
    { name: 'tariff-versions', list: VersionList, permission: 'rating.read' },
  ],
  routes: [
    { path: '/rate-check', permission: 'rating.read', element: <RateCheckPage /> },
    { path: '/tariffs/:id/compare', permission: 'rating.read', element: <ComparePage /> },
    { path: '/tariff-editor', permission: 'rating.read', element: <EditorPage /> },
    { path: '/tariff-import', permission: 'rating.read', element: <ImportPage /> },
    { path: '/tariffs/:id/versions/:version', permission: 'rating.read', element: <VersionPage /> },
    { path: '/tariffs/:id/users', permission: 'rating.read', element: <UsersPage /> },
    { path: '/events', permission: 'rating.read', element: <EventsPage /> },
    { path: '/settings', permission: 'utility.read', element: <SettingsPage /> },
  ],
}
