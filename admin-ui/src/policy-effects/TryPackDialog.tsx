import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useGetList } from 'react-admin'
import { useNavigate } from 'react-router-dom'
import type { PackPageJson, PackRecordJson } from '../../../api/policy/contract.js'
import { addDays, addMonths } from '../../../domain/kernel/local-date.js'
import { callApi } from '../http.js'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { simulationPath } from './effect-words.js'

/** Chooses a version of a pack and a past period, and begins the trial. */
export function TryPackDialog({ onClose }: { readonly onClose: () => void }) {
  const today = useToday()
  const navigate = useNavigate()
  const [pack, setPack] = useState('')
  const [version, setVersion] = useState('')
  const [from, setFrom] = useState(today === undefined ? '' : addMonths(today, -3))
  const [to, setTo] = useState(today === undefined ? '' : addDays(today, -1))
  const { begin, send, isSending } = useCommand<{ simulationId: number }>({
    onDone: ({ simulationId }) => {
      onClose()
      void navigate(simulationPath(simulationId))
    },
  })
  useEffect(begin, [begin])
  const { data: packs } = useGetList<PackRecordJson>('policy-packs', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'level', order: 'ASC' },
  })
  const { data: page } = useQuery({
    queryKey: ['policy-packs', 'versions', pack],
    queryFn: async ({ signal }) => (await callApi<PackPageJson>(`/policy-packs/${encodeURIComponent(pack)}`, { signal })).body,
    enabled: pack !== '',
  })
  const versions = page?.versions ?? []
  return (
    <ReasonDialog
      open
      title="Try a policy pack on the past"
      confirmLabel="Try it"
      reasonComesLast
      isSending={isSending}
      blockedBecause={
        pack === '' || version === ''
          ? 'Choose a pack and its version.'
          : from === '' || to === ''
            ? 'Say which days.'
            : undefined
      }
      onConfirm={(reason) => send({ path: '/policy-simulations', body: { pack, version: Number(version), from, to, reason } })}
      onClose={onClose}
    >
      <TextField
        select
        label="Pack"
        value={pack}
        onChange={(event) => {
          setPack(event.target.value)
          setVersion('')
        }}
        fullWidth
        margin="dense"
        required
      >
        {(packs ?? []).map((each) => (
          <MenuItem key={each.id} value={each.id}>
            {each.name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label="Version"
        value={versions.some((each) => String(each.version) === version) ? version : ''}
        onChange={(event) => setVersion(event.target.value)}
        fullWidth
        margin="dense"
        required
        disabled={versions.length === 0}
        helperText="Drafts as well: nothing of the accounts is changed"
      >
        {versions.map((each) => (
          <MenuItem key={each.version} value={String(each.version)}>
            {each.version}, {each.state}
            {each.isInForce ? ', in force' : ''}
          </MenuItem>
        ))}
      </TextField>
      <DayField label="First day" value={from} onChange={setFrom} required />
      <DayField label="Last day" value={to} onChange={setTo} required helperText="Before today, 24 months at most" />
    </ReasonDialog>
  )
}
