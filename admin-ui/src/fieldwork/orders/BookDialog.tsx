import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { OfferedWindowJson, WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { callApi, problemOf } from '../../http.js'
import { ConfirmDialog } from '../../presentation/ConfirmDialog.js'
import { dayText } from '../../presentation/date-text.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { useCommand } from '../../presentation/use-command.js'
import { FIELD_PATHS } from '../field-paths.js'

interface Props {
  readonly order: WorkOrderRecordJson
  readonly open: boolean
  readonly onClose: () => void
}

const keyOf = (window: OfferedWindowJson): string => `${window.on} ${window.code}`

/** Promises the customer a window of a day among those with room; one that was promised before is moved, with a reason. */
export function BookDialog({ order, open, onClose }: Props) {
  const [chosen, setChosen] = useState<OfferedWindowJson>()
  const isMove = order.windowFrom !== null
  const query = useQuery({
    queryKey: ['work-orders', 'windows', order.id],
    queryFn: async ({ signal }) => (await callApi<readonly OfferedWindowJson[]>(FIELD_PATHS.windows(order.id), { signal })).body,
    enabled: open,
    staleTime: 0,
  })
  const { refetch } = query
  const command = useCommand({
    said: isMove ? 'The appointment is moved.' : 'The window is booked.',
    onDone: onClose,
    handles: (error) => {
      // Somebody took the place meanwhile: the list tells what is left.
      if (problemOf(error)?.status !== 409) return false
      void refetch()
      return true
    },
  })
  const { begin, reset } = command
  useEffect(() => {
    if (!open) return
    begin()
    reset()
    setChosen(undefined)
  }, [open, begin, reset])
  const problem = problemOf(command.error)
  const shared = {
    open,
    title: isMove ? `Move the appointment of ${order.id}` : `Book a window for ${order.id}`,
    confirmLabel:
      chosen === undefined
        ? isMove
          ? 'Move it'
          : 'Book it'
        : `${isMove ? 'Move to' : 'Book'} ${dayText(chosen.on)}, ${chosen.from}`,
    isSending: command.isSending,
    blockedBecause: chosen === undefined ? 'Choose a window.' : undefined,
    onClose,
  }
  const send = (reason?: string): void => {
    if (chosen === undefined) return
    const body = {
      on: chosen.on,
      windowCode: chosen.code,
      ...(order.version === undefined ? {} : { version: order.version }),
      ...(reason === undefined ? {} : { reason }),
    }
    command.send({ path: isMove ? FIELD_PATHS.move(order.id) : FIELD_PATHS.book(order.id), body })
  }
  const content = (
    <>
      <Box sx={{ mb: 1 }}>
        {order.typeTitle}, {order.address}
      </Box>
      {problem !== undefined && (
        <Box role="alert" sx={{ color: 'error.main', mb: 1 }}>
          {plainSentence(problem.detail ?? problem.title)} ({problem.code})
        </Box>
      )}
      {query.isPending && <RowSkeletons rows={4} />}
      {query.error !== null && <ErrorState dense error={query.error} what="The windows" onRetry={() => void refetch()} />}
      {query.data !== undefined && <Days windows={query.data} chosen={chosen} onChoose={setChosen} />}
    </>
  )
  if (!isMove) {
    return (
      <ConfirmDialog {...shared} onConfirm={() => send()}>
        {content}
      </ConfirmDialog>
    )
  }
  return (
    <ReasonDialog {...shared} reasonComesLast suggestions={['Customer asked', 'Crew is late', 'Bad weather']} onConfirm={send}>
      {content}
    </ReasonDialog>
  )
}

interface DaysProps {
  readonly windows: readonly OfferedWindowJson[]
  readonly chosen: OfferedWindowJson | undefined
  readonly onChoose: (window: OfferedWindowJson) => void
}

/** A line for each day with its windows; one without room says so and cannot be chosen. */
function Days({ windows, chosen, onChoose }: DaysProps) {
  const days = [...new Set(windows.map((window) => window.on))]
  if (!windows.some((window) => window.places > 0)) {
    return (
      <EmptyState
        dense
        title="No window has room"
        sentence="No crew with the skills works in this area with time left on the days offered. Free a crew on the board, or ask again later."
      />
    )
  }
  return (
    <Box role="radiogroup" aria-label="Windows" sx={{ display: 'grid', gap: 0.75, maxHeight: 320, overflowY: 'auto', p: 0.25 }}>
      {days.map((on) => (
        <Box key={on} sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Box sx={{ width: 92, fontSize: '0.8125rem' }}>{dayText(on)}</Box>
          {windows
            .filter((window) => window.on === on)
            .map((window) => (
              <WindowChoice
                key={window.code}
                window={window}
                isChosen={chosen !== undefined && keyOf(chosen) === keyOf(window)}
                onChoose={() => onChoose(window)}
              />
            ))}
        </Box>
      ))}
    </Box>
  )
}

interface ChoiceProps {
  readonly window: OfferedWindowJson
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function WindowChoice({ window, isChosen, onChoose }: ChoiceProps) {
  const isFull = window.places === 0
  return (
    <ButtonBase
      role="radio"
      aria-checked={isChosen}
      disabled={isFull}
      onClick={onChoose}
      sx={(theme) => ({
        minHeight: 34,
        px: 1.25,
        gap: 0.75,
        border: '1px solid',
        borderColor: isChosen ? theme.palette.primary.main : theme.palette.divider,
        borderRadius: 0.75,
        bgcolor: isChosen ? theme.palette.action.selected : undefined,
        color: isFull ? theme.palette.text.secondary : theme.palette.text.primary,
        fontSize: '0.8125rem',
        fontWeight: isChosen ? 600 : 450,
        '@media (pointer: coarse)': { minHeight: 44 },
      })}
    >
      {window.from} – {window.to}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
        {isFull ? 'full' : `${window.places} free`}
      </Box>
    </ButtonBase>
  )
}
