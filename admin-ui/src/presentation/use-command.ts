import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { useNotify } from 'react-admin'
import { callApi, problemOf } from '../http.js'
import { holdAct, unreadAlertsOf } from './unread-alerts.js'

interface Options<Answer> {
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Said when it is done. */
  readonly said?: string | ((answer: Answer) => string)
  readonly onDone?: (answer: Answer) => void
  /** A refusal that the caller shows itself (a conflict, a warning to confirm); true keeps it from the notice. */
  readonly handles?: (error: unknown) => boolean
}

interface Sent {
  readonly path: string
  readonly body?: unknown
}

/**
 * Sends one command. Its idempotency key is made by `begin`, called when the dialog opens: pressing twice, or pressing again
 * after a broken connection, cannot do the thing twice. After success, or a refusal by the server, the next send has a new key. What is
 * refused until alerts are read is held, and sent again once they are.
 */
export function useCommand<Answer = unknown>(options: Options<Answer> = {}) {
  const key = useRef<string | undefined>(undefined)
  const notify = useNotify()
  const queries = useQueryClient()
  const begin = useCallback(() => {
    key.current = crypto.randomUUID()
  }, [])
  const mutation = useMutation<Answer, unknown, Sent>({
    mutationFn: async ({ path, body }) => {
      key.current ??= crypto.randomUUID()
      return (await callApi<Answer>(path, { method: options.method ?? 'POST', body, key: key.current })).body
    },
    onSuccess: async (answer) => {
      key.current = undefined
      const said = typeof options.said === 'function' ? options.said(answer) : options.said
      if (said !== undefined) notify(said, { type: 'success' })
      options.onDone?.(answer)
      await queries.invalidateQueries()
    },
    onError: (error, sent) => {
      // Only where no answer came may the same key be sent again.
      if (problemOf(error)?.code !== 'NO_CONNECTION') key.current = undefined
      const alerts = unreadAlertsOf(error)
      if (alerts !== undefined) holdAct({ alerts, again: () => mutation.mutate(sent) })
      else if (options.handles?.(error) !== true)
        notify(error instanceof Error ? error.message : String(error), { type: 'error' })
    },
  })
  return { begin, send: mutation.mutate, isSending: mutation.isPending, error: mutation.error, reset: mutation.reset }
}
