/** A command could not do what it was asked: a code, and a sentence that says why and what to do. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>> | undefined
  readonly exitCode: number
  constructor(code: string, message: string, facts?: Readonly<Record<string, unknown>>, exitCode = 1) {
    super(message)
    this.code = code
    this.facts = facts
    this.exitCode = exitCode
  }
}
