import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Permission } from '../../../domain/access/permissions.js'
import { callApi } from '../http.js'
import { ActionButton } from './ActionButton.js'
import { type DenseColumn, DenseTable } from './DenseTable.js'
import { EmptyState } from './EmptyState.js'
import { ErrorState } from './ErrorState.js'
import { PageHeader } from './PageHeader.js'
import { Panel } from './Panel.js'
import { RowSkeletons } from './Skeletons.js'

const LOOK_MS = 5_000

interface Tried {
  readonly id: number
  readonly state: string
}

interface Props<Row extends Tried> {
  readonly title: string
  readonly subtitle: string
  /** Under the API, and the first part of the query's key: `what-ifs`. */
  readonly resource: string
  readonly columns: readonly DenseColumn<Row>[]
  readonly act: { readonly label: string; readonly permission: Permission; readonly dialog: (onClose: () => void) => ReactNode }
  readonly empty: { readonly title: string; readonly sentence: string }
}

/** Drafts that were tried on the past, the latest first, and the button that tries another one; looks again while one runs. */
export function TriedList<Row extends Tried>({ title, subtitle, resource, columns, act, empty }: Props<Row>) {
  const [isTrying, setTrying] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: [resource],
    queryFn: async ({ signal }) => (await callApi<Row[]>(`/${resource}`, { signal })).body,
    refetchInterval: ({ state }) => (state.data?.some((each) => each.state === 'running') === true ? LOOK_MS : false),
  })
  return (
    <>
      <PageHeader
        title={title}
        subtitle={subtitle}
        acts={
          <ActionButton permission={act.permission} variant="contained" onClick={() => setTrying(true)}>
            {act.label}
          </ActionButton>
        }
      />
      <Box sx={{ px: 1.5, pb: 3 }}>
        {error !== null && data === undefined && (
          <ErrorState what="What was tried" error={error} onRetry={() => void refetch()} />
        )}
        {data === undefined && error === null && <RowSkeletons rows={5} />}
        {data !== undefined && (
          <Panel title="Tried so far">
            {data.length === 0 ? (
              <EmptyState dense title={empty.title} sentence={empty.sentence} />
            ) : (
              <DenseTable label="Tried so far" rows={data} columns={columns} rowKey={(row) => row.id} />
            )}
          </Panel>
        )}
      </Box>
      {isTrying && act.dialog(() => setTrying(false))}
    </>
  )
}
