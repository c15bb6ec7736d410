import type { ConsoleSlice } from '../console-slice.js'
import { ProcessList } from './ProcessList.js'
import { ProcessShow } from './ProcessShow.js'

export const processes: ConsoleSlice = {
  rail: [{ job: 'Today', label: 'Processes', to: '/processes', permission: 'processes.read', order: 40 }],
  resources: [{ name: 'processes', list: ProcessList, show: ProcessShow, permission: 'processes.read' }],
}
