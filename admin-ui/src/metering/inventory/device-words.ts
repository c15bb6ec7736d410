import { stateText } from '../../presentation/state-tone.js'

const STATES: Readonly<Record<string, string>> = { stock: 'In stock', removed: 'Taken out' }
const EVENTS: Readonly<Record<string, string>> = {
  received: 'Received',
  moved: 'Moved',
  returned: 'Back in stock',
  scrapped: 'Scrapped',
  installed: 'Put in',
  removed: 'Taken out',
}
const CAUSE_WORDS: Readonly<Record<string, string>> = {
  '': 'None of these',
  tampering: 'Tampering',
  theft: 'Theft',
  fraud: 'Fraud',
  blocked_access: 'Access was blocked',
  unlawful_conduct: 'Unlawful conduct',
}

/** What was found at the bench that may lift the limit of back-billing; the empty one is none. */
export const CAUSES: readonly string[] = Object.keys(CAUSE_WORDS)

export const deviceStateText = (state: string): string => STATES[state] ?? stateText(state)
export const deviceEventText = (event: string): string => EVENTS[event] ?? stateText(event)
export const causeText = (cause: string): string => CAUSE_WORDS[cause] ?? stateText(cause)
