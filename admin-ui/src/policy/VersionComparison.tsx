import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import type { ComparisonJson, RowChangeJson } from '../../../api/policy/contract.js'
import { callApi } from '../http.js'
import { DenseTable } from '../presentation/DenseTable.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { EFFECT } from './policy-words.js'

interface Props {
  readonly pack: string
  readonly before: number
  readonly after: number
}

/** What differs between two versions, and what it does for customers. */
export function VersionComparison({ pack, before, after }: Props) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['policy-comparison', pack, before, after],
    queryFn: async ({ signal }) =>
      (
        await callApi<ComparisonJson>(`/policy-packs/${encodeURIComponent(pack)}/compare`, {
          method: 'POST',
          body: { before, after },
          signal,
        })
      ).body,
  })
  const title = `Version ${after} beside version ${before}`
  if (data === undefined) {
    return (
      <Panel title={title} padded>
        {isPending ? (
          <RowSkeletons rows={3} />
        ) : (
          <ErrorState error={error} what="The comparison" onRetry={() => void refetch()} />
        )}
      </Panel>
    )
  }
  if (data.changes.length === 0) {
    return (
      <Panel title={title} padded>
        Both say the same.
      </Panel>
    )
  }
  return (
    <Panel title={title} aside={`${data.further} protect further · ${data.less} less`}>
      <DenseTable<RowChangeJson>
        label={title}
        rows={data.changes}
        rowKey={(row) =>
          `${row.kind} ${row.key} ${row.before?.scopeText ?? ''} ${row.after?.scopeText ?? ''} ${row.after?.valueText ?? ''}`
        }
        columns={[
          {
            label: 'Rule',
            width: '26%',
            render: (row) => (
              <>
                <strong>{row.key}</strong>
                <Box sx={{ color: 'text.secondary' }}>{(row.after ?? row.before)?.scopeText}</Box>
              </>
            ),
          },
          { label: 'Before', render: (row) => row.before?.valueText ?? '–' },
          { label: 'After', render: (row) => row.after?.valueText ?? '–' },
          { label: 'Effect', render: (row) => <StateChip state={row.effect} {...EFFECT[row.effect]} /> },
        ]}
      />
    </Panel>
  )
}
