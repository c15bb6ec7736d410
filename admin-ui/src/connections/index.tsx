import type { ConsoleSlice } from '../console-slice.js'
import { ConnectionList } from './ConnectionList.js'
import { ConnectionShow } from './ConnectionShow.js'

export const connections: ConsoleSlice = {
  rail: [{ job: 'Field', label: 'New connections', to: '/connections', permission: 'connections.read', order: 5 }],
  resources: [
    {
      name: 'connections',
      permission: 'connections.read',
      list: ConnectionList,
      show: ConnectionShow,
      recordRepresentation: 'id',
    },
  ],
}
