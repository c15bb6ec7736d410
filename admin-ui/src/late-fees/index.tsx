import type { ConsoleSlice } from '../console-slice.js'
import { LateFeeList } from './LateFeeList.js'

export const lateFees: ConsoleSlice = {
  rail: [{ job: 'Collections', label: 'Late fees', to: '/late-fees', permission: 'ledger.read', order: 6 }],
  resources: [{ name: 'late-fees', permission: 'ledger.read', list: LateFeeList }],
}
