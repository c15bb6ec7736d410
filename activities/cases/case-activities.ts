import type { CaseInput } from '../../workflows/cases/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceCase } from './advance-case.js'

export function createCaseActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    advanceCase: (input: CaseInput): Promise<EntityStep> => advanceCase(pool, input),
  }
}
