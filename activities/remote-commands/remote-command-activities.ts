import type { RemoteCommandInput } from '../../workflows/remote-commands/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceRemoteCommand } from './advance-remote-command.js'

export function createRemoteCommandActivities({ pool, meters }: Pick<ActivityDeps, 'pool' | 'meters'>) {
  return {
    advanceRemoteCommand: (input: RemoteCommandInput) => advanceRemoteCommand(pool, meters, input),
  }
}
