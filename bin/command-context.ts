import type { Command } from 'commander'
import { ApiClient } from './api-client.js'
import type { CommandFailed } from './command-failed.js'
import { clientConfiguration } from './config.js'
import { findRunningSystem } from './local-system.js'
import { ProgressLine } from './progress-line.js'

/**
 * What every subcommand is given: the way to the running system, and the ways to answer. Results go to standard output,
 * everything else to standard error, so that `--json` can be piped.
 */
export class CommandContext {
  /** Exit status of a command that ended without throwing; set it where the answer is a "no" (`compare` found differences). */
  exitCode = 0
  /** How a failure is told in JSON; a command whose answers have a form of their own sets it. */
  failureJson: (failure: CommandFailed) => unknown = ({ code, message, facts }) => ({ error: { code, message, facts } })
  readonly #program: Command
  #client: Promise<ApiClient> | undefined

  constructor(program: Command) {
    this.#program = program
  }

  /** The result is wanted as one JSON document. */
  get json(): boolean {
    return this.#program.opts<{ json?: boolean }>().json === true
  }

  /** The running system, signed in; the same client at every call. */
  client(): Promise<ApiClient> {
    this.#client ??= this.#connect()
    return this.#client
  }

  /** The command's result: `value` with `--json`, else the lines, which may be made lazily. */
  result(value: unknown, lines: string | readonly string[] | (() => string | readonly string[])): void {
    if (this.json) {
      process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
      return
    }
    const made = typeof lines === 'function' ? lines() : lines
    process.stdout.write(`${typeof made === 'string' ? made : made.join('\n')}\n`)
  }

  /** Something worth knowing beside the result. */
  say(line: string): void {
    process.stderr.write(`${line}\n`)
  }

  /** A bar for long work: drawn on a terminal, silent elsewhere. End it before the result. */
  progress(title: string): ProgressLine {
    return new ProgressLine(title, process.stderr)
  }

  /** Prints why a command failed, in the form that was asked for. */
  fail(failure: CommandFailed): void {
    if (this.json) {
      process.stdout.write(`${JSON.stringify(this.failureJson(failure), null, 2)}\n`)
    } else {
      process.stderr.write(`${failure.message} (${failure.code})\n`)
    }
  }

  async #connect(): Promise<ApiClient> {
    const configuration = clientConfiguration()
    const asked = this.#program.opts<{ url?: string }>().url ?? configuration.url
    return ApiClient.connect(findRunningSystem(asked, configuration))
  }
}
