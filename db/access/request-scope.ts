import { AsyncLocalStorage } from 'node:async_hooks'

/** The request of the API within which code runs, so that an audit row and the log line of its request find each other. */
const scope = new AsyncLocalStorage<string>()

/** Runs `work` as part of the request. */
export function withinRequest<Result>(requestId: string, work: () => Result): Result {
  return scope.run(requestId, work)
}

/** The request's id, or undefined in a worker. */
export function currentRequestId(): string | undefined {
  return scope.getStore()
}
