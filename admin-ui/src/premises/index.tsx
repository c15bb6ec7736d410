import type { ConsoleSlice } from '../console-slice.js'
import { PremiseList } from './PremiseList.js'
import { PremiseShow } from './PremiseShow.js'

export const premises: ConsoleSlice = {
  rail: [{ job: 'Customers', label: 'Premises', to: '/premises', permission: 'premises.read', order: 3 }],
  resources: [
    { name: 'premises', permission: 'premises.read', list: PremiseList, show: PremiseShow, recordRepresentation: 'id' },
  ],
}
