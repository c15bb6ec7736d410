import type { ConsoleSlice } from '../console-slice.js'
import { GeneratorPage } from './GeneratorPage.js'
import { GeneratorsPage } from './GeneratorsPage.js'

export const renewables: ConsoleSlice = {
  rail: [{ job: 'Billing', label: 'Generators', to: '/generators', permission: 'renewables.read', order: 70 }],
  routes: [
    { path: '/generators', permission: 'renewables.read', element: <GeneratorsPage /> },
    { path: '/generators/:id/show', permission: 'renewables.read', element: <GeneratorPage /> },
  ],
}
