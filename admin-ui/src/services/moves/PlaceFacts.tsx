import { useQuery } from '@tanstack/react-query'
import Box from '@mui/material/Box'
import type { AccountRecordJson } from '../../../../api/customers/contract.js'
import type { PremisePageJson } from '../../../../api/premises/contract.js'
import { listQuery } from '../../data-provider.js'
import { callApi } from '../../http.js'
import { dayText } from '../../presentation/date-text.js'
import { FactList } from '../../presentation/FactList.js'
import { isNegative } from '../../presentation/money-text.js'
import { Money } from '../../presentation/Money.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { serviceText } from '../../presentation/service-words.js'
import { type Stay, stays } from '../../premises/occupancy.js'

const ASKED = 50

/** Who sits at a place, who is about to leave or come, and which of those who were there still owe. */
export function PlaceFacts({ place }: { readonly place: PremisePageJson }) {
  const known = stays(place.occupancies)
  const here = known.filter((stay) => stay.isNow)
  const coming = place.occupancies.filter((row) => row.state === 'pending_start')
  const leaving = place.occupancies.filter((row) => row.state === 'pending_stop')
  const debts = useDebts([...new Set(known.map((stay) => stay.accountId))].slice(0, ASKED))
  return (
    <FactList
      labelWidth={150}
      facts={[
        {
          label: 'There now',
          value:
            here.length === 0
              ? 'nobody: no customer of record'
              : here.map((stay) => <StayLine key={stay.accountId} stay={stay} />),
        },
        {
          label: 'Stops announced',
          value:
            leaving.length === 0
              ? 'none'
              : leaving.map((row) => (
                  <div key={row.agreementId}>
                    {serviceText(row.service)} of {row.customerName}: last day {row.stopOn === null ? '–' : dayText(row.stopOn)}
                  </div>
                )),
        },
        {
          label: 'Starts announced',
          value:
            coming.length === 0
              ? null
              : coming.map((row) => (
                  <div key={row.agreementId}>
                    {serviceText(row.service)} for {row.customerName}: first day {dayText(row.startOn)}
                  </div>
                )),
        },
        {
          label: 'Debts of accounts here',
          value:
            debts === undefined
              ? '…'
              : debts.length === 0
                ? 'none'
                : debts.map((account) => (
                    <div key={account.id}>
                      <RecordLink resource="accounts" id={account.id} /> {account.customerName}{' '}
                      <Money amount={account.pastDue} sx={{ color: 'secondary.main' }} /> past due
                    </div>
                  )),
        },
        { label: 'Owner', value: place.ownerName },
      ]}
    />
  )
}

function StayLine({ stay }: { readonly stay: Stay }) {
  return (
    <Box>
      <RecordLink resource="accounts" id={stay.accountId}>
        {stay.customerName}
      </RecordLink>{' '}
      since {dayText(stay.startOn)}: {stay.services.map((service) => serviceText(service).toLowerCase()).join(', ')}
    </Box>
  )
}

/** Those of the accounts that are past due; undefined until it is known. */
function useDebts(ids: readonly string[]): readonly AccountRecordJson[] | undefined {
  const query = listQuery({ filter: { id: ids }, pagination: { page: 1, perPage: ASKED } })
  const { data } = useQuery({
    queryKey: ['accounts', 'debts', query],
    queryFn: async ({ signal }) => (await callApi<AccountRecordJson[]>(`/accounts?${query}`, { signal })).body,
    enabled: ids.length > 0,
  })
  if (ids.length === 0) return []
  return data?.filter((account) => !/^-?0(\.0+)?$/.test(account.pastDue) && !isNegative(account.pastDue))
}
