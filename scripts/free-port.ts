import { createServer } from 'node:net'

/** True where nothing listens on that port of the address and we may. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await listenOnce(port, host)) !== undefined
}

/** The preferred port where it is free, else one the system picks. */
export async function freePort(preferred?: number, host = '127.0.0.1'): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred, host))) return preferred
  const port = await listenOnce(0, host)
  if (port === undefined) throw new Error(`no port can be opened on ${host}`)
  return port
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

function listenOnce(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      const found = address !== null && typeof address === 'object' ? address.port : undefined
      server.close(() => resolve(found))
    })
  })
}
