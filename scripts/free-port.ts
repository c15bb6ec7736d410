import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'

// Below the ports that systems give to outgoing connections: one of those could be taken between the choice and its use.
const [LOWEST, HIGHEST] = [20_000, 32_000]
const ATTEMPTS = 100

/** True where nothing listens on that port of the address and we may. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/**
 * The preferred port where it is free, else any that is. No other process is given it as long as this one lives: two starts of Penstock at
 * the same moment would otherwise both find it free, and one of them would talk to the servers of the other.
 */
export async function freePort(preferred?: number, host = '127.0.0.1'): Promise<number> {
  if (preferred !== undefined && (await claim(preferred)) && (await isPortFree(preferred, host))) return preferred
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST)
    if (claims.has(port)) continue
    if ((await claim(port)) && (await isPortFree(port, host))) return port
  }
  throw new Error(`no port can be opened on ${host}`)
}

const claims = new Map<number, Server>()

/** True where no other process has claimed the port. A claim is a name in the kernel that ends with its process, which Linux alone has. */
function claim(port: number): Promise<boolean> {
  if (process.platform !== 'linux' || claims.has(port)) return Promise.resolve(true)
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(`\0penstock-port-${port}`, () => {
      server.unref()
      claims.set(port, server)
      resolve(true)
    })
  })
}

/** The very port, once it is free: what a server that died held may take a moment to be let go. Throws where it stays taken. */
export async function portOnceFree(port: number, patienceMs: number, host = '127.0.0.1'): Promise<number> {
  const end = performance.now() + patienceMs
  while (!(await isPortFree(port, host))) {
    if (performance.now() >= end) throw new Error(`port ${port} is taken by another program`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return port
}
