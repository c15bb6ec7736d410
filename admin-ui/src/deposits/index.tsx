import type { ConsoleSlice } from '../console-slice.js'
import { DepositList } from './DepositList.js'
import { DepositShow } from './DepositShow.js'
import { NonCashList } from './NonCashList.js'

export const deposits: ConsoleSlice = {
  rail: [
    { job: 'Collections', label: 'Deposits', to: '/deposits', permission: 'deposits.read', order: 40 },
    { job: 'Collections', label: 'Guarantors and bonds', to: '/non-cash-deposits', permission: 'deposits.read', order: 41 },
  ],
  resources: [
    { name: 'deposits', permission: 'deposits.read', list: DepositList, show: DepositShow, recordRepresentation: 'id' },
    { name: 'non-cash-deposits', permission: 'deposits.read', list: NonCashList },
  ],
}
