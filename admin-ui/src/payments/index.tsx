import type { ConsoleSlice } from '../console-slice.js'
import { CounterPage } from './counter/CounterPage.js'
import { PaymentFileList } from './PaymentFileList.js'
import { PaymentFileShow } from './PaymentFileShow.js'
import { PaymentList } from './PaymentList.js'
import { PaymentShow } from './PaymentShow.js'
import { SuspensePage } from './SuspensePage.js'

export const payments: ConsoleSlice = {
  rail: [
    { job: 'Money', label: 'Take a payment', to: '/take-payment', permission: 'payments.take', order: 10 },
    { job: 'Money', label: 'Payments', to: '/payments', permission: 'payments.read', order: 20 },
    { job: 'Money', label: 'Suspense', to: '/suspense', permission: 'payments.read', order: 30 },
    { job: 'Money', label: 'Payment files', to: '/payment-files', permission: 'payments.read', order: 40 },
  ],
  resources: [
    { name: 'payments', list: PaymentList, show: PaymentShow, permission: 'payments.read' },
    { name: 'payment-files', list: PaymentFileList, show: PaymentFileShow, permission: 'payments.read' },
  ],
  routes: [
    { path: '/take-payment', permission: 'payments.take', element: <CounterPage /> },
    { path: '/suspense', permission: 'payments.read', element: <SuspensePage /> },
  ],
}
