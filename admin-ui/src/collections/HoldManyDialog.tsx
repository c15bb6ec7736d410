import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { callApi } from '../http.js'
import { countText } from '../presentation/count-text.js'
import { DayField } from '../presentation/DayField.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { type MassScope, ScopeFields } from './ScopeFields.js'

interface Props {
  /** `hold` lets the cases wait, `stop` ends them. */
  readonly act: 'hold' | 'stop'
  readonly onClose: () => void
}

const WORDS = {
  hold: { title: 'Hold collection', verb: 'Hold', path: '/collection-holds', said: 'Collection is held.' },
  stop: { title: 'Stop collection', verb: 'Stop', path: '/collection-stops', said: 'Collection is stopped; the cases end now.' },
} as const

/** Holds or stops collection in a read route or of a class of customers; says first how far it reaches. */
export function HoldManyDialog({ act, onClose }: Props) {
  const words = WORDS[act]
  const [scope, setScope] = useState<MassScope>(act === 'hold' ? 'area' : 'class')
  const [value, setValue] = useState(act === 'hold' ? '' : 'residential')
  const [toOn, setToOn] = useState('')
  const { begin, send, isSending } = useCommand({ said: words.said, onDone: onClose })
  useEffect(begin, [begin])
  const asked = value.trim()
  const { data: reach } = useQuery({
    queryKey: ['collections', 'reach', act, scope, asked],
    queryFn: async ({ signal }) =>
      (
        await callApi<{ cases: number; owed: string }>(
          `/collection-${act}-reach?scope=${scope}&value=${encodeURIComponent(asked)}`,
          { signal },
        )
      ).body,
    enabled: asked !== '',
  })
  const until = act === 'hold' ? { toOn: toOn === '' ? null : toOn } : {}
  const reached = reach === undefined ? undefined : countText(reach.cases, 'open case')
  return (
    <ReasonDialog
      open
      title={words.title}
      confirmLabel={reach === undefined ? words.verb : `${words.verb} ${countText(reach.cases, 'case')}`}
      dangerous={act === 'stop'}
      reasonComesLast
      isSending={isSending}
      blockedBecause={
        asked === ''
          ? 'Name the read route or the class.'
          : act === 'stop' && reach?.cases === 0
            ? 'No case would end.'
            : undefined
      }
      onConfirm={(reason) => send({ path: words.path, body: { scope, value: asked, ...until, reason } })}
      onClose={onClose}
    >
      <ScopeFields
        scope={scope}
        value={value}
        onChange={(nextScope, nextValue) => {
          setScope(nextScope)
          setValue(nextValue)
        }}
      />
      {act === 'hold' && (
        <DayField label="Last day" value={toOn} onChange={setToOn} helperText="Left empty: until it is released" />
      )}
      {reach !== undefined && (
        <Box sx={{ mt: 1 }}>
          {act === 'hold' ? (
            <>
              Reaches {reached} that owe <Money amount={reach.owed} />, and every one that opens meanwhile.
            </>
          ) : (
            <>
              Ends {reached} that owe <Money amount={reach.owed} />. Nothing is cut for them from now on, and crews on their way
              are called back. Service that is off already stays off. Debts that fall due later begin new cases: hold the class as
              well where that should not be.
            </>
          )}
        </Box>
      )}
    </ReasonDialog>
  )
}
