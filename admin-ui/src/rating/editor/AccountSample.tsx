import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGetList } from 'react-admin'
import type { TariffRecordJson } from '../../../../api/rating/contract.js'
import type { TariffUserRecordJson } from '../../../../api/rating/version-contract.js'
import type { SampleBillJson } from '../../../../api/what-if/sample-bill-routes.js'
import { callApi, problemOf } from '../../http.js'
import { dayText } from '../../presentation/date-text.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { SampleLines } from './SampleLines.js'
import { useSettled } from './use-settled.js'
import { Waiting } from './Waiting.js'

interface Props {
  /** The file, while it can be rated. */
  readonly file: string | undefined
  /** Said while it cannot. */
  readonly waitsBecause: string
  readonly tariff: string
  readonly service: string
}

const LATEST = ''

/** A past bill of an account, by the tariffs in force on its days and with the draft among them. */
export function AccountSample({ file, waitsBecause, tariff, service }: Props) {
  const [typed, setTyped] = useState<string>()
  const [billId, setBillId] = useState(LATEST)
  const [chosen, setChosen] = useState<string>()
  const { data: tariffs = [], isPending: isListing } = useGetList<TariffRecordJson>('tariffs', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'id', order: 'ASC' },
    filter: service === '' ? {} : { service },
  })
  // A tariff that is new has no bills of its own: it is tried in place of one of the same service.
  const instead = chosen ?? (tariffs.some(({ id }) => id === tariff) ? tariff : (tariffs[0]?.id ?? tariff))
  const { data: users, isPending: isLooking } = useGetList<TariffUserRecordJson>('tariff-users', {
    pagination: { page: 1, perPage: 20 },
    sort: { field: 'id', order: 'ASC' },
    filter: { tariffCode: instead, isLive: true },
  })
  const first = users?.find(({ billedTo }) => billedTo !== null) ?? users?.[0]
  const wanted = typed ?? first?.accountId ?? ''
  const account = useSettled(wanted, 500)
  const isAsked = file !== undefined && account !== '' && !isListing
  const { data, error, isFetching } = useQuery({
    queryKey: ['sample-bill', file, account, billId, instead],
    queryFn: async ({ signal }) =>
      (
        await callApi<SampleBillJson>('/sample-bills', {
          method: 'POST',
          body: { file, accountId: account, insteadOf: instead, ...(billId === LATEST ? {} : { billId: Number(billId) }) },
          signal,
        })
      ).body,
    enabled: isAsked,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  if (isLooking || isListing) return <RowSkeletons rows={4} />
  return (
    <Box sx={{ minWidth: 0 }} aria-busy={isFetching}>
      <Box sx={{ p: 1.5, display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1.4fr' }}>
        {(tariffs.length > 1 || instead !== tariff) && (
          <TextField
            select
            label="In place of"
            size="small"
            value={tariffs.some(({ id }) => id === instead) ? instead : ''}
            onChange={(event) => {
              setChosen(event.target.value)
              setTyped(undefined)
              setBillId(LATEST)
            }}
            sx={{ gridColumn: '1 / -1' }}
            slotProps={{ inputLabel: { shrink: true } }}
          >
            {tariffs.map(({ id, name }) => (
              <MenuItem key={id} value={id}>
                {id} {name}
              </MenuItem>
            ))}
          </TextField>
        )}
        <TextField
          label="Account"
          size="small"
          value={wanted}
          onChange={(event) => {
            setTyped(event.target.value.trim())
            setBillId(LATEST)
          }}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <BillChoice bills={data?.bills ?? []} billId={billId} onChange={setBillId} />
      </Box>
      {file === undefined ? (
        <Waiting sentence={waitsBecause} />
      ) : wanted === '' ? (
        <EmptyState dense title="Nobody is billed by it yet" sentence="Give an account, or try it on stated use." />
      ) : error !== null ? (
        <Refused error={error} />
      ) : data === undefined ? (
        <RowSkeletons rows={4} />
      ) : (
        <SampleLines sample={data} tariffs={[tariff, instead]} />
      )}
    </Box>
  )
}

interface BillChoiceProps {
  /** The latest first. */
  readonly bills: SampleBillJson['bills']
  readonly billId: string
  readonly onChange: (billId: string) => void
}

function BillChoice({ bills, billId, onChange }: BillChoiceProps) {
  const [latest, ...others] = bills
  return (
    <TextField
      select
      label="Bill"
      size="small"
      value={others.some((bill) => String(bill.billId) === billId) ? billId : LATEST}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value={LATEST}>{latest === undefined ? 'The latest' : `The latest, to ${dayText(latest.periodTo)}`}</MenuItem>
      {others.map((bill) => (
        <MenuItem key={bill.billId} value={String(bill.billId)}>
          {dayText(bill.periodFrom)} to {dayText(bill.periodTo)}
        </MenuItem>
      ))}
    </TextField>
  )
}

/** What the server said to it; an account without a bill is no error of the draft's. */
function Refused({ error }: { readonly error: Error }) {
  const problem = problemOf(error)
  return (
    <Alert severity={problem?.code === 'SAMPLE_NO_BILL' ? 'info' : 'error'} sx={{ borderRadius: 0 }}>
      {problem?.detail ?? problem?.title ?? error.message}
    </Alert>
  )
}
