import type { TaskRecord } from '../../db/tasks/task-reads.js'
import { subjectPath } from '../subject-pages.js'
import type { TaskRecordJson } from './contract.js'

export function taskJson({ createdAt, closedAt, facts, ...task }: TaskRecord): TaskRecordJson {
  return {
    ...task,
    subjectPath: subjectPath(task),
    facts: { ...facts },
    createdAt: createdAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  }
}
