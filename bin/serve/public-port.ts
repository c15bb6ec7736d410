import { isPortFree } from '../../scripts/free-port.js'
import { CommandFailed } from '../command-failed.js'

const TRIED_MAX = 20

/**
 * The port for the console: the one asked for, or nothing else; without one asked for the usual one or the next that is
 * free, which is said.
 */
export async function publicPort(
  wanted: { readonly port: number; readonly isChosen: boolean; readonly host: string },
  say: (line: string) => void,
): Promise<number> {
  if (await isClosedToBrowsers(wanted.port)) {
    throw new CommandFailed(
      'PORT_UNUSABLE',
      `Browsers refuse to open port ${wanted.port} (it belongs to another protocol). Choose another port with --port.`,
    )
  }
  if (await isPortFree(wanted.port, wanted.host)) return wanted.port
  if (wanted.isChosen) {
    throw new CommandFailed(
      'PORT_IN_USE',
      `Port ${wanted.port} on ${wanted.host} is used by another program. Stop that one, or choose another port with --port.`,
    )
  }
  for (let port = wanted.port + 1; port <= wanted.port + TRIED_MAX; port += 1) {
    if (!(await isPortFree(port, wanted.host))) continue
    say(`port ${wanted.port} is used by another program; taking ${port} (choose one with --port)`)
    return port
  }
  throw new CommandFailed(
    'PORT_IN_USE',
    `Ports ${wanted.port} to ${wanted.port + TRIED_MAX} on ${wanted.host} are all used by other programs. Choose one with --port.`,
  )
}

/**
 * Some ports (4190, 6000, 6667 …) are barred by the fetch standard; asking fetch itself spares a copy of its list. A host that
 * does not exist is asked for, so that whoever holds the port is not disturbed.
 */
async function isClosedToBrowsers(port: number): Promise<boolean> {
  try {
    await fetch(`http://nowhere.invalid:${port}/`, { signal: AbortSignal.timeout(200) })
    return false
  } catch (error) {
    return error instanceof TypeError && error.cause instanceof Error && error.cause.message === 'bad port'
  }
}
