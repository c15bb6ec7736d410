import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { ConnectionOptionsJson } from '../../../api/connections/contract.js'
import type { AccountRecordJson } from '../../../api/customers/contract.js'
import type { PremiseRecordJson } from '../../../api/premises/contract.js'
import { PremiseField } from '../fieldwork/orders/PremiseField.js'
import { callApi } from '../http.js'
import { AccountField } from '../payments/counter/AccountField.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { serviceText } from '../presentation/service-words.js'
import { useCommand } from '../presentation/use-command.js'
import { connectionPath } from './connection-words.js'
import { MeterSizeField } from './MeterSizeField.js'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
}

interface Draft {
  readonly service: string
  readonly tariffCode: string
  readonly meterSize: string
  readonly wishedOn: string
  readonly note: string
}

const EMPTY: Draft = { service: '', tariffCode: '', meterSize: '', wishedOn: '', note: '' }

/** Takes an application: where, for whom, which service at which price, how large, from when. */
export function NewConnectionDialog({ open, onClose }: Props) {
  const [premise, setPremise] = useState<PremiseRecordJson | null>(null)
  const [account, setAccount] = useState<AccountRecordJson | null>(null)
  const [draft, setDraft] = useState<Draft>(EMPTY)
  const navigate = useNavigate()
  const { data: options } = useQuery({
    queryKey: ['connection-options'],
    queryFn: async ({ signal }) => (await callApi<ConnectionOptionsJson>('/connection-options', { signal })).body,
    enabled: open,
  })
  const { begin, send, isSending } = useCommand<{ id: string }>({
    said: (answer) => `${answer.id} is begun; its site survey is ordered.`,
    onDone: (answer) => {
      onClose()
      void navigate(connectionPath(answer.id))
    },
  })
  const today = options?.today
  useEffect(() => {
    if (!open) return
    begin()
    setPremise(null)
    setAccount(null)
    setDraft({ ...EMPTY, wishedOn: today ?? '' })
  }, [open, today, begin])
  const services = options?.services ?? []
  const service = services.find((offered) => offered.service === draft.service)
  const choose = (name: string): void => {
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
      confirmLabel="Begin the connection"
      cancelLabel="Close without beginning"
      isReady={
        premise !== null && account !== null && service !== undefined && draft.meterSize.trim() !== '' && draft.wishedOn !== ''
      }
      isSending={isSending}
      onConfirm={() =>
        send({
          path: '/connections',
          body: {
            premiseId: premise?.id,
            accountId: account?.id,
            service: draft.service,
            tariffCode: draft.tariffCode,
            meterSize: draft.meterSize.trim(),
            wishedOn: draft.wishedOn,
            ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
          },
        })
      }
      onClose={onClose}
    >
      <PremiseField premise={premise} onPremise={setPremise} />
      <AccountField label="Account that pays" account={account} onAccount={setAccount} />
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
    </FormDialog>
  )
}
