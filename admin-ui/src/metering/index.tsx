import type { ConsoleSlice } from '../console-slice.js'
import { MeterList } from './MeterList.js'
import { MeterShow } from './MeterShow.js'
import { ReadList } from './ReadList.js'

export const metering: ConsoleSlice = {
  rail: [
    { job: 'Metering', label: 'Meters', to: '/meters', permission: 'metering.read', order: 1 },
    { job: 'Metering', label: 'Reads', to: '/reads', permission: 'metering.read', order: 2 },
  ],
  resources: [
    { name: 'meters', permission: 'metering.read', list: MeterList, show: MeterShow, recordRepresentation: 'id' },
    { name: 'reads', permission: 'metering.read', list: ReadList },
  ],
}
