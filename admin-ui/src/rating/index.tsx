import type { ConsoleSlice } from '../console-slice.js'
import { SettingsPage } from './SettingsPage.js'
import { TariffList } from './TariffList.js'
import { TariffShow } from './TariffShow.js'

export const rating: ConsoleSlice = {
  rail: [
    { job: 'Billing', label: 'Tariffs', to: '/tariffs', permission: 'rating.read', order: 60 },
    { job: 'Set-up', label: 'Settings', to: '/settings', permission: 'utility.read', order: 10 },
  ],
  resources: [{ name: 'tariffs', list: TariffList, show: TariffShow, permission: 'rating.read' }],
  routes: [{ path: '/settings', permission: 'utility.read', element: <SettingsPage /> }],
}
