import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fieldWorker } from './field-worker/plugin.js'

/** Where `npm run dev:ui` finds the API; in production the API itself serves the built console. */
const api = process.env.PENSTOCK_URL ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), fieldWorker()],
  server: { port: 5174, proxy: { '/api': api, '/health': api } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // A data: URL would need its own permission in the content security policy.
    assetsInlineLimit: 0,
    // The preload helper of Vite writes no inline script: the policy of the API allows none.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL('index.html', import.meta.url)),
        'field-worker': fileURLToPath(new URL('field-worker/worker.ts', import.meta.url)),
      },
      output: {
        // A worker serves what lies below it, and keeps its address from build to build.
        entryFileNames: (chunk) => (chunk.name === 'field-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          // A group takes what its modules need as well, so what everything needs is claimed first and the charts last: they are
          // loaded only where one is drawn.
          groups: [
            { name: 'mui', test: /node_modules[\\/](@mui[\\/](?!x-)|@emotion)/, priority: 3 },
            { name: 'vendor', test: /node_modules[\\/](?!@mui[\\/]x-|d3-|internmap|bezier-easing)/, priority: 2 },
            { name: 'charts', test: /node_modules[\\/]/, priority: 1 },
          ],
        },
      },
    },
  },
})
