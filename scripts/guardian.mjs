/**
 * Outlives the process that started it by a few seconds, to end what that one left behind. It holds the reading end of a
 * pipe: when the pipe closes, its owner is dead, however it died, and every process still named here is stopped in order.
 * Lines in: {"watch": {name, pid, mark, signal, order, patienceMs}}, {"forget": name}, {"remove": [folders]}.
 */
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { stopProcess } from './process-identity.mjs'

const wards = new Map()
const folders = new Set()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})

const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  const message = JSON.parse(line)
  if (message.watch !== undefined) wards.set(message.watch.name, message.watch)
  if (message.forget !== undefined) wards.delete(message.forget)
  for (const folder of message.remove ?? []) folders.add(folder)
})
lines.on('close', async () => {
  const inOrder = [...wards.values()].sort((left, right) => left.order - right.order)
  for (const ward of inOrder) await stopProcess(ward.pid, ward.mark, ward.signal, ward.patienceMs)
  if (inOrder.length > 0) for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
