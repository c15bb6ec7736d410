import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './portal.css'
import { Portal } from './Portal.js'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Portal />
    </StrictMode>,
  )
}
