import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGetList } from 'react-admin'
import type { TariffUserRecordJson } from '../../../../api/rating/version-contract.js'
import type { SampleBillJson } from '../../../../api/what-if/sample-bill-routes.js'
import { callApi, problemOf } from '../../http.js'
import { dayText } from '../../presentation/date-text.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { SampleLines } from './SampleLines.js'
import { useSettled } from './use-settled.js'

interface Props {
  readonly file: string
  readonly tariff: string
}

const LATEST = ''

/** A past bill of an account, by the tariffs in force on its days and with the draft among them. */
export function AccountSample({ file, tariff }: Props) {
  const [typed, setTyped] = useState<string>()
  const [billId, setBillId] = useState(LATEST)
  const { data: users, isPending: isLooking } = useGetList<TariffUserRecordJson>('tariff-users', {
    pagination: { page: 1, perPage: 20 },
    sort: { field: 'id', order: 'ASC' },
    filter: { tariffCode: tariff, isLive: true },
  })
  const first = users?.find(({ billedTo }) => billedTo !== null) ?? users?.[0]
  const account = useSettled(typed ?? first?.accountId ?? '', 500)
  const { data, error, isFetching } = useQuery({
    queryKey: ['sample-bill', file, account, billId],
    queryFn: async ({ signal }) =>
      (
        await callApi<SampleBillJson>('/sample-bills', {
          method: 'POST',
          body: { file, accountId: account, ...(billId === LATEST ? {} : { billId: Number(billId) }) },
          signal,
        })
      ).body,
    enabled: account !== '',
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  const failure = problemOf(error)
  if (isLooking) return <RowSkeletons rows={4} />
  return (
    <Box sx={{ minWidth: 0 }} aria-busy={isFetching}>
      <Box sx={{ p: 1.5, display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1.4fr' }}>
        <TextField
          label="Account"
          size="small"
          value={typed ?? first?.accountId ?? ''}
          onChange={(event) => {
            setTyped(event.target.value.trim())
            setBillId(LATEST)
          }}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          select
          label="Bill"
          size="small"
          value={data?.bills.some((bill) => String(bill.billId) === billId) === true ? billId : LATEST}
          onChange={(event) => setBillId(event.target.value)}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        >
          <MenuItem value={LATEST}>
            {data === undefined ? 'The latest' : `The latest, to ${dayText(data.bills[0]?.periodTo ?? '')}`}
          </MenuItem>
          {data?.bills.slice(1).map((bill) => (
            <MenuItem key={bill.billId} value={String(bill.billId)}>
              {dayText(bill.periodFrom)} to {dayText(bill.periodTo)}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      {account === '' && (
        <EmptyState dense title="Nobody is billed by it yet" sentence="Give an account, or try it on stated use." />
      )}
      {failure !== undefined && (
        <Alert severity={failure.code === 'SAMPLE_NO_BILL' ? 'info' : 'error'} sx={{ borderRadius: 0 }}>
          {failure.detail ?? failure.title}
        </Alert>
      )}
      {failure === undefined && data === undefined && account !== '' && <RowSkeletons rows={4} />}
      {failure === undefined && data !== undefined && <SampleLines sample={data} tariff={tariff} />}
      {error !== null && failure === undefined && (
        <Button variant="text" onClick={() => setTyped(account)}>
          Try again
        </Button>
      )}
    </Box>
  )
}
