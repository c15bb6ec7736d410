import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AgreementRenewablesJson } from '../../../api/renewables/agreement-contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'
import { usePermission } from '../shell/use-permission.js'
import { AggregationPanel } from './AggregationPanel.js'
import { EnrolmentPanel } from './EnrolmentPanel.js'
import { GiveShareDialog } from './GiveShareDialog.js'
import { SharesTable } from './SharesTable.js'
import { generatorPath, percentText } from './renewables-words.js'

/** Generators at the place of an electric agreement, and its shares of others. */
export function AgreementRenewables({ agreementId }: { readonly agreementId: string }) {
  const [isGiving, setGiving] = useState(false)
  const isAllowed = usePermission('renewables.read')
  const { data, error, refetch } = useQuery({
    enabled: isAllowed,
    queryKey: ['agreements', 'renewables', agreementId],
    queryFn: async ({ signal }) =>
      (await callApi<AgreementRenewablesJson>(`/agreements/${encodeURIComponent(agreementId)}/renewables`, { signal })).body,
  })
  if (error !== null) {
    return (
      <Panel title="Renewable energy">
        <ErrorState error={error} what="Renewable energy of this agreement" onRetry={() => void refetch()} dense />
      </Panel>
    )
  }
  if (data === undefined) return null
  return (
    <>
      <Panel
        title="Shares of generators"
        aside={
          <ActionButton permission="renewables.write" onClick={() => setGiving(true)}>
            Give a share…
          </ActionButton>
        }
      >
        {data.generators.map((generator) => (
          <Box key={generator.id} sx={{ px: 1.5, py: 1, fontSize: '0.8125rem' }}>
            <TextLink to={generatorPath(generator.id)}>{generator.id}</TextLink> {generator.name} is here;{' '}
            {percentText(generator.percentShared)} of what it gives belong to others.
          </Box>
        ))}
        {data.shares.length > 0 && <SharesTable shares={data.shares} at="agreement" />}
        {data.shares.length === 0 && data.generators.length === 0 && (
          <EmptyState
            dense
            title="No shares"
            sentence="A share of a generator elsewhere is credited on the bills of this agreement."
          />
        )}
        {isGiving && <GiveShareDialog agreementId={agreementId} onClose={() => setGiving(false)} />}
      </Panel>
      <EnrolmentPanel agreementId={agreementId} enrolments={data.enrolments} />
      <AggregationPanel agreementId={agreementId} aggregations={data.aggregations} />
    </>
  )
}
