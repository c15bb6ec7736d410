import type { CommandKind } from '../../domain/remote-commands/command-states.js'
import type { GatewayAnswer } from '../../domain/remote-commands/next-command-step.js'

/** A command as it leaves Penstock. */
export interface SentCommand {
  /** Ours; a gateway that sees it again does nothing twice. */
  readonly commandId: string
  readonly meterId: string
  readonly kind: CommandKind
}

/** Whoever reaches the meters from afar. What it does not know it says; it never throws for a meter that is slow or silent. */
export interface MeterGateway {
  /** Stands beside what it says, so that nobody takes one source for another. */
  readonly source: string
  /** A command that was not carried out after so many minutes is not carried out any more. */
  readonly validMinutes: number
  /** After so many minutes without a result people are sent to look. */
  readonly giveUpMinutes: number
  /** How long to wait before asking again. */
  readonly lookAgainMs: number
  send(command: SentCommand): Promise<GatewayAnswer>
  /** What became of a command; `never_arrived` where the gateway has not seen it. */
  resultOf(commandId: string): Promise<GatewayAnswer | { readonly kind: 'never_arrived' }>
  /** How the switch of a meter stands and what its registers show, asked of the meter itself. */
  read(meterId: string): Promise<GatewayAnswer>
}
