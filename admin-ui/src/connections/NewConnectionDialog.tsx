import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { ConnectionBodyJson, ConnectionOptionsJson } from '../../../api/connections/contract.js'
import { Lookalikes, lookalikesOf } from '../customers/merge/Lookalikes.js'
import { PremiseField } from '../fieldwork/orders/PremiseField.js'
import { callApi, problemOf } from '../http.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { serviceText } from '../presentation/service-words.js'
import { useCommand } from '../presentation/use-command.js'
import { usePlace } from '../services/moves/use-place.js'
import { SOMEBODY_NEW } from '../services/moves/who-draft.js'
import { WhoFields } from '../services/moves/WhoFields.js'
import { type ConnectionDraft, connectionBodyOf } from './connection-draft.js'
import { connectionPath } from './connection-words.js'
import { MeterSizeField } from './MeterSizeField.js'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
}

const EMPTY: ConnectionDraft = {
  premise: null,
  who: SOMEBODY_NEW,
  service: '',
  tariffCode: '',
  meterSize: '',
  wishedOn: '',
  note: '',
}

/** Takes an application: where, for whom, which service at which price, how large, from when. */
export function NewConnectionDialog({ open, onClose }: Props) {
  const [draft, setDraft] = useState<ConnectionDraft>(EMPTY)
  const { place } = usePlace(draft.premise?.id)
  const navigate = useNavigate()
  const { data: options } = useQuery({
    queryKey: ['connection-options'],
    queryFn: async ({ signal }) => (await callApi<ConnectionOptionsJson>('/connection-options', { signal })).body,
    enabled: open,
  })
  const { begin, send, isSending, error, reset } = useCommand<{ id: string }>({
    said: (answer) => `${answer.id} is begun; its site survey is ordered.`,
    onDone: (answer) => {
      onClose()
      void navigate(connectionPath(answer.id))
    },
    handles: (refused) => lookalikesOf(problemOf(refused)) !== undefined,
  })
  const today = options?.today
  useEffect(() => {
    if (!open) return
    begin()
    reset()
    setDraft({ ...EMPTY, wishedOn: today ?? '' })
  }, [open, today, begin, reset])
  const services = options?.services ?? []
  const service = services.find((offered) => offered.service === draft.service)
  const { body, missing } = connectionBodyOf(draft, place)
  const lookalikes = lookalikesOf(problemOf(error))
  const choose = (name: ConnectionDraft['service']): void => {
    const chosen = services.find((offered) => offered.service === name)
    setDraft({
      ...draft,
      service: name,
      tariffCode: chosen?.tariffs[0]?.tariffCode ?? '',
      meterSize: chosen?.isMetered === false ? 'none' : (chosen?.meterSizes[0] ?? ''),
    })
  }
  return (
    <FormDialog
      open={open}
      wide
      title="New connection"
      confirmLabel={lookalikes === undefined ? 'Begin the connection' : 'It is somebody else: begin the connection'}
      cancelLabel="Close without beginning"
      isReady={body !== undefined}
      isSending={isSending}
      onConfirm={() => send({ path: '/connections', body: lookalikes === undefined ? body : seenLookalikes(body) })}
      onClose={onClose}
    >
      <PremiseField premise={draft.premise} onPremise={(premise) => setDraft({ ...draft, premise })} />
      <Box sx={{ fontWeight: 600, mt: 1 }}>Who applies and pays</Box>
      <WhoFields
        label="Who applies"
        who={draft.who}
        onChange={(who) => {
          reset()
          setDraft({ ...draft, who })
        }}
      />
      {lookalikes !== undefined && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          On record already? {lookalikes.length === 1 ? 'This looks' : 'These look'} like the same customer:
          <Lookalikes found={lookalikes} />
        </Alert>
      )}
      <ChoiceField
        label="Service"
        value={draft.service}
        choices={services.map((offered) => offered.service)}
        textOf={serviceText}
        onChoose={choose}
        helperText={
          service === undefined || service.permits.length === 0 ? undefined : `Will need: ${service.permits.join(', ')}`
        }
      />
      <TextField
        select
        label="Tariff"
        value={draft.tariffCode}
        onChange={(event) => setDraft({ ...draft, tariffCode: event.target.value })}
        fullWidth
        margin="dense"
        disabled={service === undefined}
      >
        {(service?.tariffs ?? []).map((tariff) => (
          <MenuItem key={tariff.tariffCode} value={tariff.tariffCode}>
            {tariff.name} ({tariff.tariffCode})
          </MenuItem>
        ))}
      </TextField>
      {service?.isMetered === true && (
        <MeterSizeField
          sizes={service.meterSizes}
          value={draft.meterSize}
          onChange={(meterSize) => setDraft({ ...draft, meterSize })}
        />
      )}
      <DayField label="Wanted from" value={draft.wishedOn} onChange={(wishedOn) => setDraft({ ...draft, wishedOn })} required />
      <TextField
        label="Note"
        value={draft.note}
        onChange={(event) => setDraft({ ...draft, note: event.target.value })}
        fullWidth
        multiline
        minRows={2}
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      {missing.length > 0 && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: 1 }}>Still to be filled in: {missing.join(', ')}.</Box>
      )}
    </FormDialog>
  )
}

/** The same application after the records that look alike were looked at. */
function seenLookalikes(body: ConnectionBodyJson | undefined): ConnectionBodyJson | undefined {
  return body?.newCustomer === undefined ? body : { ...body, newCustomer: { ...body.newCustomer, isAnother: true } }
}
