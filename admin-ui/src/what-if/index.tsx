import type { ConsoleSlice } from '../console-slice.js'
import { WhatIfPage } from './WhatIfPage.js'
import { WhatIfsPage } from './WhatIfsPage.js'

export const whatIf: ConsoleSlice = {
  rail: [{ job: 'Billing', label: 'What-if', to: '/what-ifs', permission: 'rating.read', order: 63 }],
  routes: [
    { path: '/what-ifs', permission: 'rating.read', element: <WhatIfsPage /> },
    { path: '/what-ifs/:id/show', permission: 'rating.read', element: <WhatIfPage /> },
  ],
}
