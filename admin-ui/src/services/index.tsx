import type { ConsoleSlice } from '../console-slice.js'
import { AgreementList } from './AgreementList.js'
import { AgreementShow } from './AgreementShow.js'
import { BulkMovesPage } from './bulk/BulkMovesPage.js'
import { StartServicePage } from './moves/StartServicePage.js'
import { StopServicePage } from './moves/StopServicePage.js'
import { SuspendPage } from './moves/SuspendPage.js'
import { TransferPage } from './moves/TransferPage.js'
import { RequestList } from './requests/RequestList.js'
import { RequestShow } from './requests/RequestShow.js'

export const services: ConsoleSlice = {
  rail: [
    {
      job: 'Customers',
      label: 'Service requests',
      to: '/service-requests',
      permission: 'services.read',
      order: 4,
      alsoAt: ['/start-service', '/stop-service', '/move-service', '/suspend-service', '/bulk-moves'],
    },
    { job: 'Customers', label: 'Service agreements', to: '/agreements', permission: 'services.read', order: 5 },
  ],
  resources: [
    { name: 'agreements', permission: 'services.read', list: AgreementList, show: AgreementShow, recordRepresentation: 'id' },
    { name: 'service-requests', permission: 'services.read', list: RequestList, show: RequestShow, recordRepresentation: 'id' },
  ],
  routes: [
    { path: '/start-service', permission: 'services.request', element: <StartServicePage /> },
    { path: '/stop-service', permission: 'services.request', element: <StopServicePage /> },
    { path: '/move-service', permission: 'services.request', element: <TransferPage /> },
    { path: '/suspend-service', permission: 'services.request', element: <SuspendPage /> },
    { path: '/bulk-moves', permission: 'services.request', element: <BulkMovesPage /> },
  ],
}
