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
