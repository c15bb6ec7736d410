import { done, type Outcome, refused } from '../kernel/outcome.js'

export type TaskState = 'open' | 'claimed' | 'done' | 'cancelled'

/** A task as its rules see it. */
export interface TaskStanding {
  readonly state: TaskState
  readonly claimedBy: string | null
  /** Name of who claimed it, for the sentence. */
  readonly claimedByName: string | null
}

/** Who has the task from now on; null: nobody. */
export interface TaskClaim {
  readonly claimedBy: string | null
}

type Code = 'TASK_CLOSED' | 'TASK_CLAIMED'

/** A person takes the task. Taking what one has changes nothing; taking what another has needs the right to take over. */
export function claimTask(task: TaskStanding, userId: string, mayTakeOver: boolean): Outcome<TaskClaim, Code> {
  const open = stillOpen(task)
  if (!open.ok) return open
  if (task.state === 'claimed' && task.claimedBy !== userId && !mayTakeOver) return heldByAnother(task)
  return done({ claimedBy: userId })
}

/** Back into the queue, by who has it or by one who may take over. */
export function releaseTask(task: TaskStanding, userId: string, mayTakeOver: boolean): Outcome<TaskClaim, Code> {
  const open = stillOpen(task)
  if (!open.ok) return open
  if (task.state === 'claimed' && task.claimedBy !== userId && !mayTakeOver) return heldByAnother(task)
  return done({ claimedBy: null })
}

/** Given to somebody else, by who has it or by one who may take over; an unclaimed task by anybody who works tasks. */
export function handOverTask(
  task: TaskStanding,
  userId: string,
  toUserId: string,
  mayTakeOver: boolean,
): Outcome<TaskClaim, Code | 'TASK_ASSIGNED'> {
  const held = claimTask(task, userId, mayTakeOver)
  if (!held.ok) return held
  if (task.claimedBy === toUserId)
    return refused('TASK_ASSIGNED', `${task.claimedByName ?? 'This person'} has this task already.`)
  return done({ claimedBy: toUserId })
}

/** Sent to the supervisors, once, by anybody who works tasks: help is asked for, nobody loses the task. */
export function escalateTask(
  task: TaskStanding & { readonly escalatedFrom: string | null },
): Outcome<undefined, 'TASK_CLOSED' | 'TASK_ESCALATED'> {
  const open = stillOpen(task)
  if (!open.ok) return open
  if (task.escalatedFrom !== null) return refused('TASK_ESCALATED', 'This task is in the supervisors’ queue already.')
  return done(undefined)
}

/** Done or not needed any more, by who has it; an unclaimed task may be closed by anybody who works tasks. */
export function closeTask(task: TaskStanding, userId: string, mayTakeOver: boolean): Outcome<undefined, Code> {
  const open = stillOpen(task)
  if (!open.ok) return open
  if (task.state === 'claimed' && task.claimedBy !== userId && !mayTakeOver) return heldByAnother(task)
  return done(undefined)
}

function stillOpen(task: TaskStanding): Outcome<undefined, 'TASK_CLOSED'> {
  if (task.state === 'open' || task.state === 'claimed') return done(undefined)
  return refused('TASK_CLOSED', `This task is ${task.state} already.`)
}

function heldByAnother(task: TaskStanding): Outcome<never, 'TASK_CLAIMED'> {
  const who = task.claimedByName ?? task.claimedBy ?? 'Somebody'
  return refused('TASK_CLAIMED', `${who} is working on this task. Ask them, or have a supervisor take it over.`)
}
