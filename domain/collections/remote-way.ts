import type { LocalDate } from '../kernel/local-date.js'
import type { PackVersion } from '../policy/policy-pack.js'
import type { DisconnectionFacts } from './disconnection-facts.js'
import { valueBeside } from './rule-context.js'

/** A meter at the point of a case. */
export interface SwitchableMeter {
  readonly meterId: string
  readonly hasSwitch: boolean
}

/** How a switch is moved: by the meter itself, or by a crew, and then why. */
export type Way =
  | { readonly way: 'remote'; readonly meterId: string; readonly needsSomebodyHome: boolean }
  | { readonly way: 'crew'; readonly because: string }

const crew = (because: string): Way => ({ way: 'crew', because })

/** By the meter where it has a switch, it is the only one there, and the packs say so; a value that no pack states sends a crew. */
export function wayToCut(
  facts: DisconnectionFacts,
  chain: readonly PackVersion[],
  meters: readonly SwitchableMeter[],
  on: LocalDate,
): Way {
  const switchable = onlySwitch(facts, meters)
  if (typeof switchable !== 'string') return switchable
  const rule = valueBeside({ facts, chain, on, at: null }, 'dunning.remote_cut')
  if (!rule.ok || rule.value !== true) return crew('The policy sends a crew for it.')
  // What is cut from afar is there to be restored from afar; its household is asked first as the other rule says.
  return { way: 'remote', meterId: switchable, needsSomebodyHome: false }
}

/**
 * By the meter as above, at once or once somebody of the household has said on that day that an adult is at home and nothing is open or
 * running; gas never, for a crew lights the pilots.
 */
export function wayToReconnect(
  facts: DisconnectionFacts,
  chain: readonly PackVersion[],
  meters: readonly SwitchableMeter[],
  on: LocalDate,
): Way {
  const switchable = onlySwitch(facts, meters)
  if (typeof switchable !== 'string') return switchable
  const rule = valueBeside({ facts, chain, on, at: null }, 'reconnect.remote')
  if (!rule.ok || rule.value === null) return crew('The policy sends a crew for it.')
  return { way: 'remote', meterId: switchable, needsSomebodyHome: rule.value === 'somebody_home' }
}

/** The meter whose switch is the service, or why there is none. */
function onlySwitch(facts: DisconnectionFacts, meters: readonly SwitchableMeter[]): Way | string {
  if (facts.service === 'gas') return crew('Gas is never switched from afar: somebody lights the pilots.')
  const [meter, second] = meters
  if (meter === undefined) return crew('No meter is in place.')
  if (second !== undefined) return crew('Several meters serve here.')
  return meter.hasSwitch ? meter.meterId : crew('The meter has no switch.')
}
