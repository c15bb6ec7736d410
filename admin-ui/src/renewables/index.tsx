import type { ConsoleSlice } from '../console-slice.js'
import { CertificatesPage } from './CertificatesPage.js'
import { GeneratorPage } from './GeneratorPage.js'
import { GeneratorsPage } from './GeneratorsPage.js'
import { ProgrammePage } from './ProgrammePage.js'
import { ProgrammesPage } from './ProgrammesPage.js'

export const renewables: ConsoleSlice = {
  rail: [
    { job: 'Billing', label: 'Generators', to: '/generators', permission: 'renewables.read', order: 70 },
    { job: 'Billing', label: 'Programmes', to: '/programmes', permission: 'renewables.read', order: 71 },
    { job: 'Billing', label: 'Certificates', to: '/certificates', permission: 'renewables.read', order: 72 },
  ],
  routes: [
    { path: '/generators', permission: 'renewables.read', element: <GeneratorsPage /> },
    { path: '/generators/:id/show', permission: 'renewables.read', element: <GeneratorPage /> },
    { path: '/programmes', permission: 'renewables.read', element: <ProgrammesPage /> },
    { path: '/programmes/:id/show', permission: 'renewables.read', element: <ProgrammePage /> },
    { path: '/certificates', permission: 'renewables.read', element: <CertificatesPage /> },
  ],
}
