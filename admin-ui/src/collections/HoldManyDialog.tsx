import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { callApi } from '../http.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

const SCOPES = ['area', 'class'] as const

/** Holds collection in a read route or of a class of customers; says first how far it reaches. */
export function HoldManyDialog({ onClose }: { readonly onClose: () => void }) {
  const [scope, setScope] = useState<(typeof SCOPES)[number]>('area')
  const [value, setValue] = useState('')
  const [toOn, setToOn] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'Collection is held.', onDone: onClose })
  useEffect(begin, [begin])
  const asked = value.trim()
  const { data: reach } = useQuery({
    queryKey: ['collections', 'reach', scope, asked],
    queryFn: async ({ signal }) =>
      (
        await callApi<{ cases: number; owed: string }>(
          `/collection-hold-reach?scope=${scope}&value=${encodeURIComponent(asked)}`,
          {
            signal,
          },
        )
      ).body,
    enabled: asked !== '',
  })
  return (
    <ReasonDialog
      open
      title="Hold collection"
      confirmLabel={reach === undefined ? 'Hold' : `Hold ${reach.cases} cases`}
      reasonComesLast
      isSending={isSending}
      blockedBecause={asked === '' ? 'Name the read route or the class.' : undefined}
      onConfirm={(reason) =>
        send({ path: '/collection-holds', body: { scope, value: asked, toOn: toOn === '' ? null : toOn, reason } })
      }
      onClose={onClose}
    >
      <ChoiceField
        label="What"
        value={scope}
        choices={SCOPES}
        textOf={(each) => (each === 'area' ? 'A read route' : 'A class of customers')}
        onChoose={setScope}
      />
      <TextField
        label={scope === 'area' ? 'Read route' : 'Class, such as residential'}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <DayField label="Last day" value={toOn} onChange={setToOn} helperText="Left empty: until it is released" />
      {reach !== undefined && (
        <Box sx={{ mt: 1 }}>
          Reaches {reach.cases} open cases that owe <Money amount={reach.owed} />, and every one that opens meanwhile.
        </Box>
      )}
    </ReasonDialog>
  )
}
