import type { CaseInput } from '../../workflows/cases/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceCase, type CaseAdvance } from './advance-case.js'

export function createCaseActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    advanceCase: (input: CaseInput): Promise<CaseAdvance> => advanceCase(pool, input),
  }
}
