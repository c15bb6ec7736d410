import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where the API is while the page is worked on; in production the API itself serves what is built here. */
const api = process.env.PENSTOCK_URL ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/apply/',
  plugins: [react()],
  server: { port: 5175, proxy: { '/api': api } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // A data: URL would need its own permission in the content security policy.
    assetsInlineLimit: 0,
    // The preload helper of Vite writes no inline script: the policy of the API allows none.
    modulePreload: { polyfill: false },
  },
})
