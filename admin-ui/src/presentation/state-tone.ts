import type { Tone } from '../shell/palette.js'

/**
 * What each state of the business means to the reader. One meaning per colour everywhere: grey idle or over, blue running by
 * itself, amber waits for a person, green good or done, red needs action. A state that is missing here is grey.
 */
const TONES: Readonly<Record<string, Tone>> = {
  draft: 'idle',
  idle: 'idle',
  pending: 'idle',
  closed: 'idle',
  stopped: 'idle',
  cancelled: 'idle',
  discarded: 'idle',
  skipped: 'idle',
  superseded: 'idle',
  withdrawn: 'idle',
  refunded: 'idle',
  unchanged: 'idle',
  moved: 'idle',
  low: 'idle',
  normal: 'idle',
  revoked: 'idle',
  inactive: 'idle',
  removed: 'idle',
  pending_start: 'running',
  computing: 'running',
  issuing: 'running',
  running: 'running',
  validating: 'running',
  writing: 'running',
  uploading: 'running',
  queued: 'running',
  claimed: 'running',
  scheduled: 'running',
  dispatched: 'running',
  en_route: 'running',
  on_site: 'running',
  booked: 'running',
  waiting_for_window: 'running',
  created: 'waiting',
  high: 'waiting',
  review: 'waiting',
  waiting: 'waiting',
  waiting_for_review: 'waiting',
  paused: 'waiting',
  parked: 'waiting',
  open: 'waiting',
  proposed: 'waiting',
  suspense: 'waiting',
  suspended: 'waiting',
  pending_stop: 'waiting',
  estimated: 'waiting',
  warning: 'waiting',
  unknown: 'waiting',
  active: 'done',
  reactivated: 'done',
  issued: 'done',
  billed: 'done',
  done: 'done',
  completed: 'done',
  validated: 'done',
  approved: 'done',
  posted: 'done',
  sent: 'done',
  printed: 'done',
  held: 'done',
  applied: 'done',
  paid: 'done',
  installed: 'done',
  kept: 'done',
  failed: 'action',
  incomplete: 'action',
  missed: 'action',
  emergency: 'action',
  stuck: 'action',
  refused: 'action',
  reversed: 'action',
  error: 'action',
  overdue: 'action',
  past_due: 'action',
}

export function toneOfState(state: string): Tone {
  return TONES[state] ?? 'idle'
}

/** `pending_start` → `Pending start`. */
export function stateText(state: string): string {
  const words = state.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
