import type { ConsoleSlice } from '../console-slice.js'
import { ImportList } from './ImportList.js'
import { ImportShow } from './ImportShow.js'
import { NewImportPage } from './NewImportPage.js'

export const imports: ConsoleSlice = {
  rail: [{ job: 'Set-up', label: 'Imports', to: '/imports', permission: 'imports.read', order: 20 }],
  resources: [{ name: 'imports', list: ImportList, show: ImportShow, permission: 'imports.read' }],
  routes: [{ path: '/imports/new', permission: 'imports.run', element: <NewImportPage /> }],
}
