import type { GatewayAnswer, SwitchState } from '../../domain/remote-commands/next-command-step.js'
import type { MeterGateway, SentCommand } from './meter-gateway.js'

/**
 * How an invented meter behaves: at once; only when it is asked about; never, with a reason; done without anybody hearing of it; lost on
 * the way, equally unheard; or silent for good.
 */
export const METER_MANNERS = ['prompt', 'slow', 'refuses', 'unheard', 'lost', 'silent'] as const
export type MeterManner = (typeof METER_MANNERS)[number]

export interface SampleMeters extends MeterGateway {
  /** How a switch really stands. */
  switchOf(meterId: string): SwitchState
  /** A slow meter does now what it was told. */
  finish(meterId: string): void
  /** How often each command arrived. */
  readonly arrivals: ReadonlyMap<string, number>
}

/** Of a hundred invented meters, by the last two digits of their number: most are prompt, and some are what people should have seen once. */
function mannerOf(meterId: string): MeterManner {
  const ending = Number(meterId.slice(-2))
  if (ending >= 90) return 'slow'
  if (ending >= 85) return 'refuses'
  if (ending >= 80) return 'unheard'
  return 'prompt'
}

/**
 * Invented meters for a sandbox and for tests. They say of themselves that they are a sample; a production utility cannot use them. A
 * command that arrives twice is carried out once. Switches are closed at the start; what nobody has heard of is answered as unknown.
 */
export function sampleMeters(
  manner: (meterId: string) => MeterManner = mannerOf,
  timing: Pick<MeterGateway, 'validMinutes' | 'giveUpMinutes' | 'lookAgainMs'> = {
    validMinutes: 0,
    giveUpMinutes: 1,
    lookAgainMs: 2_000,
  },
): SampleMeters {
  const switches = new Map<string, SwitchState>()
  const told = new Map<string, { readonly command: SentCommand; answer: GatewayAnswer }>()
  const arrivals = new Map<string, number>()
  const switchOf = (meterId: string): SwitchState => switches.get(meterId) ?? 'closed'
  const carryOut = ({ meterId, kind }: SentCommand): GatewayAnswer => {
    if (kind !== 'read') switches.set(meterId, kind === 'disconnect' ? 'open' : 'closed')
    return { kind: 'done', switch: switchOf(meterId), at: null, readings: [] }
  }
  const firstAnswer = (command: SentCommand): GatewayAnswer => {
    const how = manner(command.meterId)
    if (how === 'refuses') return { kind: 'refused', because: 'The meter reports a fault of its switch.' }
    if (how === 'slow') return { kind: 'accepted' }
    if (how === 'lost' || how === 'silent') return { kind: 'unknown', because: 'The meter did not answer in time.' }
    const done = carryOut(command)
    return how === 'unheard' ? { kind: 'unknown', because: 'The meter did not answer in time.' } : done
  }
  const finish = (meterId: string): void => {
    for (const entry of told.values()) {
      if (entry.command.meterId === meterId && entry.answer.kind === 'accepted') entry.answer = carryOut(entry.command)
    }
  }
  return {
    source: 'sample (invented)',
    ...timing,
    arrivals,
    switchOf,
    finish,
    send: (command) => {
      arrivals.set(command.commandId, (arrivals.get(command.commandId) ?? 0) + 1)
      const known = told.get(command.commandId)
      if (known !== undefined) return Promise.resolve(known.answer)
      const answer = firstAnswer(command)
      told.set(command.commandId, { command, answer })
      return Promise.resolve(answer)
    },
    resultOf: (commandId) => {
      const entry = told.get(commandId)
      if (entry === undefined) return Promise.resolve({ kind: 'never_arrived' })
      // Of the sandbox a slow meter has done it by the time somebody asks; a test says when.
      if (manner === mannerOf) finish(entry.command.meterId)
      return Promise.resolve(entry.answer)
    },
    read: (meterId) =>
      Promise.resolve(
        manner(meterId) === 'silent'
          ? { kind: 'unknown', because: 'The meter did not answer in time.' }
          : { kind: 'done', switch: switchOf(meterId), at: null, readings: [] },
      ),
  }
}
