import type { ConsoleSlice } from '../console-slice.js'
import { ApplicationList } from './ApplicationList.js'
import { ApplicationShow } from './ApplicationShow.js'

export const applications: ConsoleSlice = {
  rail: [{ job: 'Customers', label: 'Applications', to: '/applications', permission: 'applications.read', order: 4 }],
  resources: [
    {
      name: 'applications',
      permission: 'applications.read',
      list: ApplicationList,
      show: ApplicationShow,
      recordRepresentation: 'id',
    },
  ],
}
