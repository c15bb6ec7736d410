import type { ConsoleSlice } from '../console-slice.js'
import { CaseList } from './CaseList.js'
import { CaseShow } from './CaseShow.js'

export const cases: ConsoleSlice = {
  rail: [{ job: 'Customers', label: 'Cases', to: '/cases', permission: 'cases.read', order: 5 }],
  resources: [{ name: 'cases', permission: 'cases.read', list: CaseList, show: CaseShow, recordRepresentation: 'id' }],
}
