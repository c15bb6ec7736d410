import type { ConsoleSlice } from '../console-slice.js'
import { DispatchPage } from './dispatch/DispatchPage.js'
import { WorkOrderList } from './orders/WorkOrderList.js'
import { WorkOrderShow } from './orders/WorkOrderShow.js'
import { OutageList } from './outages/OutageList.js'
import { OutageShow } from './outages/OutageShow.js'
import { CrewList } from './setup/CrewList.js'
import { CrewShow } from './setup/CrewShow.js'
import { TypeList } from './setup/TypeList.js'
import { TypeShow } from './setup/TypeShow.js'

export const fieldwork: ConsoleSlice = {
  rail: [
    { job: 'Field', label: 'Dispatch', to: '/dispatch', permission: 'fieldwork.dispatch', order: 1 },
    { job: 'Field', label: 'Work orders', to: '/work-orders', permission: 'fieldwork.read', order: 2 },
    { job: 'Field', label: 'My route', to: '/field', permission: 'fieldwork.work', order: 3 },
    { job: 'Field', label: 'Outages', to: '/outages', permission: 'fieldwork.read', order: 4 },
    { job: 'Set-up', label: 'Crews', to: '/crews', permission: 'fieldwork.read', order: 30 },
    { job: 'Set-up', label: 'Kinds of work', to: '/work-order-types', permission: 'fieldwork.read', order: 31 },
  ],
  resources: [
    { name: 'work-orders', permission: 'fieldwork.read', list: WorkOrderList, show: WorkOrderShow, recordRepresentation: 'id' },
    { name: 'crews', permission: 'fieldwork.read', list: CrewList, show: CrewShow, recordRepresentation: 'name' },
    { name: 'work-order-types', permission: 'fieldwork.read', list: TypeList, show: TypeShow, recordRepresentation: 'title' },
    { name: 'outages', permission: 'fieldwork.read', list: OutageList, show: OutageShow, recordRepresentation: 'name' },
  ],
  routes: [{ path: '/dispatch', permission: 'fieldwork.read', element: <DispatchPage /> }],
}
