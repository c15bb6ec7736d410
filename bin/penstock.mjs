#!/usr/bin/env node
// The `penstock` command in a checkout: sources run as they are, through tsx. The container runs the compiled dist/bin/penstock.js.
import { register } from 'tsx/esm/api'

register()
await import('./penstock.ts')
