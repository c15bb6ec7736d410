import type { ConsoleSlice } from '../console-slice.js'
import { RegulatorReportPage } from './RegulatorReportPage.js'

export const reports: ConsoleSlice = {
  rail: [{ job: 'Reports', label: 'For the regulator', to: '/regulator-report', permission: 'collections.read', order: 10 }],
  routes: [{ path: '/regulator-report', permission: 'collections.read', element: <RegulatorReportPage /> }],
}
