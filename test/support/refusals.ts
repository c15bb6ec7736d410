import { RefusedError } from '../../domain/kernel/outcome.js'

/** The code a use-case refuses with, `ok` where it does not; any other error fails the test. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'ok'
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal.code
    throw error
  }
}
