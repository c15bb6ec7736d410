/** A broken promise of the code itself, never of the input. Always on: a wrong bill is worse than a stopped run. */
export class InvariantViolation extends Error {
  readonly facts: Record<string, unknown>
  constructor(message: string, facts: Record<string, unknown>) {
    super(`${message} ${JSON.stringify(facts)}`)
    this.name = 'InvariantViolation'
    this.facts = facts
  }
}

export function invariant(condition: unknown, message: string, facts: Record<string, unknown> = {}): asserts condition {
  if (!condition) throw new InvariantViolation(message, facts)
}

/** For the default branch of a switch over a closed union: a new member does not compile until it is handled. */
export function unreachable(value: never): never {
  throw new InvariantViolation('a case was not handled', { value })
}
