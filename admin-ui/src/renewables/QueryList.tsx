import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Permission } from '../../../domain/access/permissions.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'

interface Props<Row> {
  readonly title: string
  readonly subtitle: string
  /** Under the API, and the key of the query: `generators`. */
  readonly resource: string
  readonly columns: readonly DenseColumn<Row>[]
  readonly rowKey: (row: Row) => string | number
  readonly onOpen?: (row: Row) => void
  readonly act: { readonly label: string; readonly permission: Permission; readonly dialog: (onClose: () => void) => ReactNode }
  /** More acts before it. */
  readonly moreActs?: ReactNode
  readonly empty: { readonly title: string; readonly sentence: string }
  /** Above the table: sums of what it shows. */
  readonly above?: (rows: readonly Row[]) => ReactNode
}

/** A page with one table of all there is, and the button that adds to it. */
export function QueryList<Row>(props: Props<Row>) {
  const { title, subtitle, resource, columns, rowKey, onOpen, act, moreActs, empty, above } = props
  const [isActing, setActing] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: [resource],
    queryFn: async ({ signal }) => (await callApi<Row[]>(`/${resource}`, { signal })).body,
  })
  return (
    <>
      <PageHeader
        title={title}
        subtitle={subtitle}
        acts={
          <>
            {moreActs}
            <ActionButton permission={act.permission} variant="contained" onClick={() => setActing(true)}>
              {act.label}
            </ActionButton>
          </>
        }
      />
      <Box sx={{ px: 1.5, pb: 3, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {error !== null && data === undefined && <ErrorState what={title} error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <RowSkeletons rows={5} />}
        {data !== undefined && data.length > 0 && above?.(data)}
        {data !== undefined && (
          <Panel title={title}>
            {data.length === 0 ? (
              <EmptyState dense title={empty.title} sentence={empty.sentence} />
            ) : (
              <DenseTable
                label={title}
                rows={data}
                columns={columns}
                rowKey={rowKey}
                {...(onOpen === undefined ? {} : { onOpen })}
              />
            )}
          </Panel>
        )}
      </Box>
      {isActing && act.dialog(() => setActing(false))}
    </>
  )
}
