import type { RemoteCommandJson } from '../../../api/remote-commands/contract.js'

export const COMMAND_TEXTS: Readonly<Record<RemoteCommandJson['kind'], string>> = {
  disconnect: 'Switch off',
  reconnect: 'Switch on',
  read: 'Read',
}

export const SWITCH_TEXTS = { open: 'open, no service', closed: 'closed, service is on' } as const
