import type { ConsoleSlice } from '../console-slice.js'
import { AgreementList } from './AgreementList.js'
import { AgreementShow } from './AgreementShow.js'

export const services: ConsoleSlice = {
  rail: [{ job: 'Customers', label: 'Service agreements', to: '/agreements', permission: 'services.read', order: 4 }],
  resources: [
    { name: 'agreements', permission: 'services.read', list: AgreementList, show: AgreementShow, recordRepresentation: 'id' },
  ],
}
