import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes of the heap that something still refers to: what waits to be collected is no matter of the code under test. */
export function liveHeap(): number {
  collect()
  return process.memoryUsage().heapUsed
}
