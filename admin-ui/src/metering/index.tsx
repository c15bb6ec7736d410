import type { ConsoleSlice } from '../console-slice.js'
import { HeldDataList } from './files/HeldDataList.js'
import { MeterFileList } from './files/MeterFileList.js'
import { MeterFileShow } from './files/MeterFileShow.js'
import { MissingIntervalsList } from './intervals/MissingIntervalsList.js'
import { MappingEditorPage } from './mappings/MappingEditorPage.js'
import { MappingList } from './mappings/MappingList.js'
import { MeterStockPage } from './inventory/MeterStockPage.js'
import { MeterList } from './MeterList.js'
import { MeterShow } from './MeterShow.js'
import { ReadRouteList } from './routes/ReadRouteList.js'
import { ReadList } from './ReadList.js'

export const metering: ConsoleSlice = {
  rail: [
    { job: 'Metering', label: 'Meters', to: '/meters', permission: 'metering.read', order: 1 },
    { job: 'Metering', label: 'Reads', to: '/reads', permission: 'metering.read', order: 2 },
    { job: 'Metering', label: 'Meter files', to: '/meter-files', permission: 'metering.read', order: 3 },
    { job: 'Metering', label: 'Held aside', to: '/held-meter-data', permission: 'metering.read', order: 4 },
    { job: 'Metering', label: 'Missing intervals', to: '/missing-intervals', permission: 'metering.read', order: 4.5 },
    { job: 'Metering', label: 'CSV mappings', to: '/csv-mappings', permission: 'metering.read', order: 5 },
    { job: 'Metering', label: 'Read routes', to: '/read-routes', permission: 'metering.read', order: 6 },
    { job: 'Metering', label: 'Stock', to: '/meter-stock', permission: 'metering.read', order: 7 },
  ],
  resources: [
    { name: 'meters', permission: 'metering.read', list: MeterList, show: MeterShow, recordRepresentation: 'id' },
    { name: 'reads', permission: 'metering.read', list: ReadList },
    { name: 'meter-files', permission: 'metering.read', list: MeterFileList, show: MeterFileShow, recordRepresentation: 'name' },
    { name: 'missing-intervals', permission: 'metering.read', list: MissingIntervalsList },
    { name: 'read-routes', permission: 'metering.read', list: ReadRouteList },
    { name: 'csv-mappings', permission: 'metering.read', list: MappingList, recordRepresentation: 'name' },
  ],
  routes: [
    { path: '/meter-stock', permission: 'metering.read', element: <MeterStockPage /> },
    { path: '/held-meter-data', permission: 'metering.read', element: <HeldDataList /> },
    { path: '/csv-mappings/new', permission: 'metering.read', element: <MappingEditorPage /> },
  ],
}
