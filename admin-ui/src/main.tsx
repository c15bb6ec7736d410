import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, useLocation } from 'react-router-dom'

// The office and the phone are two pages of one application: neither loads the other's.
const Console = lazy(async () => ({ default: (await import('./Console.js')).Console }))
const FieldApp = lazy(async () => ({ default: (await import('./fieldwork/phone/FieldApp.js')).FieldApp }))

function Penstock() {
  const { pathname } = useLocation()
  const isPhone = pathname === '/field' || pathname.startsWith('/field/')
  return <Suspense>{isPhone ? <FieldApp /> : <Console />}</Suspense>
}

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <BrowserRouter>
        <Penstock />
      </BrowserRouter>
    </StrictMode>,
  )
}
