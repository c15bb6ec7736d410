import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DispatchBoardJson, WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { callApi, problemOf } from '../../http.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { FIELD_PATHS } from '../field-paths.js'
import type { PendingMoves, Slot } from './board-plan.js'

const REFRESH_MS = 20_000

/** What the office said no to, and of which order. */
export interface Refused {
  readonly orderId: string
  readonly sentence: string
}

/** The board of some days, and moving cards on it: a card lies where it is put at once, and goes back where that is refused. */
export function useBoard(from: string, to: string, isWanted: boolean) {
  const queries = useQueryClient()
  const [pending, setPending] = useState<PendingMoves>({})
  const [refused, setRefused] = useState<Refused>()
  const query = useQuery({
    queryKey: ['dispatch', from, to],
    queryFn: async ({ signal }) => (await callApi<DispatchBoardJson>(FIELD_PATHS.board(from, to), { signal })).body,
    enabled: isWanted,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  })

  const move = async ({ id: orderId, version }: WorkOrderRecordJson, slot: Slot | null): Promise<void> => {
    setRefused(undefined)
    setPending((before) => ({ ...before, [orderId]: slot }))
    try {
      const path = slot === null ? FIELD_PATHS.unassign(orderId) : FIELD_PATHS.assign(orderId)
      const body = slot === null ? { version } : { crewId: slot.crewId, on: slot.on, version }
      await callApi(path, { method: 'POST', body, key: crypto.randomUUID() })
      await queries.invalidateQueries()
    } catch (error) {
      const problem = problemOf(error)
      // Somebody may have been quicker: the board shows what they did beside the refusal.
      void queries.invalidateQueries({ queryKey: ['dispatch'] })
      setRefused({ orderId, sentence: problem === undefined ? String(error) : plainSentence(problem.detail ?? problem.title) })
    } finally {
      setPending(({ [orderId]: _answered, ...rest }) => rest)
    }
  }
  return { query, pending, refused, forgetRefused: () => setRefused(undefined), move }
}
