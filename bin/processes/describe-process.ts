import type { ProcessRecordJson } from '../../api/processes/contract.js'

/** A process in a line or two, as `processes list` prints it. */
export function describeProcess(process: ProcessRecordJson): string[] {
  const standing = [
    process.stuckCode === null ? process.state : `stuck (${process.stuckCode})`,
    process.step.replaceAll('_', ' '),
    ...(process.waitsFor === null ? [] : [`waits for ${process.waitsFor}`]),
    ...(process.nextWakeOn === null ? [] : [`looks again on ${process.nextWakeOn}`]),
    ...(process.owner === null ? [] : [`turn of ${process.ownerName ?? process.owner.replaceAll('_', ' ')}`]),
    ...(process.dueOn === null ? [] : [dueText(process.dueOn, process.daysOverdue)]),
  ]
  return [`${process.id}  ${process.title}`, `  ${standing.join('; ')}`]
}

function dueText(dueOn: string, daysOverdue: number | null): string {
  if (daysOverdue === null) return `due ${dueOn}`
  return `due ${dueOn}, ${daysOverdue} ${daysOverdue === 1 ? 'day' : 'days'} ago`
}
