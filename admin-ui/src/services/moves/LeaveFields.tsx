import { useQuery } from '@tanstack/react-query'
import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useEffect } from 'react'
import type { AgreementRecordJson } from '../../../../api/services/contract.js'
import { listQuery } from '../../data-provider.js'
import { callApi } from '../../http.js'
import { AccountField } from '../../payments/counter/AccountField.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { dayText } from '../../presentation/date-text.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { serviceText } from '../../presentation/service-words.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import type { LeaveDraft } from './move-draft.js'

interface Props {
  readonly leave: LeaveDraft
  readonly onChange: (leave: LeaveDraft) => void
}

const SHOWN = 200

/** Whose service ends, at which place, and which services of it. */
export function LeaveFields({ leave, onChange }: Props) {
  const { account, premiseId, points } = leave
  const { data, error, isPending, refetch } = useServed(account?.id)
  const places = [...new Map((data ?? []).map((agreement) => [agreement.premiseId, agreement.address])).entries()]
  const only = places.length === 1 ? places[0]?.[0] : undefined
  useEffect(() => {
    if (only !== undefined && premiseId !== only) onChange({ ...leave, premiseId: only, points: undefined })
  }, [only, premiseId, leave, onChange])
  const here = (data ?? []).filter((agreement) => agreement.premiseId === premiseId)
  const isChosen = (pointId: string): boolean => points === undefined || points.includes(pointId)
  return (
    <>
      <AccountField
        account={account}
        autoFocus={account === null}
        onAccount={(next) => onChange({ ...leave, account: next, premiseId: null, points: undefined })}
      />
      {account !== null && isPending && <RowSkeletons rows={2} />}
      {account !== null && error !== null && (
        <ErrorState dense error={error} what="The services of the account" onRetry={() => void refetch()} />
      )}
      {account !== null && data?.length === 0 && (
        <EmptyState dense title="No service in force" sentence={`Account ${account.id} takes no service that could end.`} />
      )}
      {places.length > 1 && (
        <Box sx={{ mt: 1 }}>
          <ChoiceField
            label="Place"
            value={premiseId ?? ''}
            choices={['', ...places.map(([id]) => id)]}
            textOf={(id) => places.find(([each]) => each === id)?.[1] ?? 'Choose one'}
            onChoose={(id) => onChange({ ...leave, premiseId: id === '' ? null : id, points: undefined })}
          />
        </Box>
      )}
      {here.length > 0 && (
        <Box role="group" aria-label="Services" sx={{ mt: 1 }}>
          {only !== undefined && <Box sx={{ fontWeight: 600, fontSize: '0.8125rem' }}>{here[0]?.address}</Box>}
          {here.map((agreement) => (
            <Box key={agreement.id}>
              <FormControlLabel
                control={
                  <Checkbox
                    size="small"
                    checked={isChosen(agreement.servicePointId)}
                    onChange={(event) =>
                      onChange({ ...leave, points: chosenPoints(leave, here, agreement, event.target.checked) })
                    }
                  />
                }
                label={`${serviceText(agreement.service)}, ${agreement.tariffCode}, since ${dayText(agreement.startOn)}`}
              />
            </Box>
          ))}
        </Box>
      )}
    </>
  )
}

/** Everything is said as undefined, so that a service that begins meanwhile is not left behind. */
function chosenPoints(
  leave: LeaveDraft,
  here: readonly AgreementRecordJson[],
  agreement: AgreementRecordJson,
  isWanted: boolean,
): readonly string[] | undefined {
  const all = here.map((each) => each.servicePointId)
  const before = leave.points ?? all
  const next = isWanted ? [...before, agreement.servicePointId] : before.filter((id) => id !== agreement.servicePointId)
  return all.every((id) => next.includes(id)) ? undefined : next
}

/** What the account takes now. */
function useServed(accountId: string | undefined) {
  const query = listQuery({
    filter: { accountId, state: ['active', 'reactivated', 'pending_stop'] },
    pagination: { page: 1, perPage: SHOWN },
  })
  return useQuery({
    queryKey: ['agreements', 'served', accountId],
    queryFn: async ({ signal }) => (await callApi<AgreementRecordJson[]>(`/agreements?${query}`, { signal })).body,
    enabled: accountId !== undefined,
  })
}
