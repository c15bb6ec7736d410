/** One stage of a process on its time line. */
export interface Stage {
  readonly key: string
  readonly label: string
  readonly mark: 'done' | 'here' | 'ahead'
  /** Business date on which it was reached, or is expected. */
  readonly on?: string
}

interface Standing {
  readonly kind: string
  readonly state: string
  readonly step: string
  readonly nextWakeOn: string | null
  readonly steps: readonly { readonly step: string; readonly businessDate: string }[]
}

/** The stages of the kinds whose course is known from the start, in order. */
const COURSES: Readonly<Record<string, readonly { readonly step: string; readonly label: string }[]>> = {
  bill_cycle: [
    { step: 'waiting_for_window', label: 'Opened' },
    { step: 'computing', label: 'Computed' },
    { step: 'review', label: 'Reviewed' },
    { step: 'issuing', label: 'Issued' },
    { step: 'open', label: 'Parked accounts mended' },
    { step: 'closed', label: 'Closed' },
  ],
}

/**
 * The time line: what was reached and when, where it stands, what is ahead. A kind without a known course, and one that ended before
 * its course did, shows the steps it took.
 */
export function stagesOf(process: Standing): Stage[] {
  const course = COURSES[process.kind]
  const here = course?.findIndex((stage) => stage.step === process.step) ?? -1
  if (course === undefined || here < 0) return stepsTaken(process)
  const isOver = process.state === 'completed'
  return course.map((stage, index) => {
    const reached = process.steps.find((step) => step.step === stage.step)?.businessDate
    const mark = index < here || isOver ? 'done' : index === here ? 'here' : 'ahead'
    const on = mark === 'ahead' ? (index === here + 1 ? (process.nextWakeOn ?? undefined) : undefined) : reached
    return { key: stage.step, label: stage.label, mark, ...(on === undefined ? {} : { on }) }
  })
}

/** A line has room for so many; the history below has all of them. */
const SHOWN = 8

function stepsTaken(process: Standing): Stage[] {
  // What was said while it stood at one step is one stage.
  const steps = process.steps.filter((step, index) => step.step !== process.steps[index - 1]?.step).slice(-SHOWN)
  const last = steps.length - 1
  const isEnded = process.state === 'completed' || process.state === 'cancelled' || process.state === 'failed'
  return steps.map((step, index) => ({
    key: `${index}-${step.step}`,
    label: words(step.step),
    mark: index === last && !isEnded ? 'here' : 'done',
    on: step.businessDate,
  }))
}

/** `waiting_for_window` → `Waiting for window`. */
function words(step: string): string {
  const text = step.replaceAll(/[_-]/g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Why the process stands still and what ends that, as one sentence; undefined while it runs by itself or is over. */
export function waitsText(
  process: { readonly state: string; readonly waitsFor: string | null; readonly nextWakeOn: string | null },
  day: (date: string) => string,
): string | undefined {
  if (process.state !== 'waiting' && process.state !== 'paused') return undefined
  const what = process.waitsFor === null ? 'Waiting' : `Waits for ${process.waitsFor}`
  return process.nextWakeOn === null ? `${what}.` : `${what}; looks again by itself on ${day(process.nextWakeOn)}.`
}

/** What the step that parked it last said, without the words that every such step begins with. */
export function stuckSentence(steps: readonly { readonly sentence: string }[]): string {
  const said = steps.findLast((step) => step.sentence.startsWith('It cannot go on by itself'))?.sentence
  return said === undefined ? 'A step was refused.' : said.replace(/^It cannot go on by itself \([A-Z0-9_]+\): /, '')
}
