import Box from '@mui/material/Box'
import { useGetList } from 'react-admin'
import type { TaskRecordJson } from '../../../api/tasks/contract.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { TextLink } from '../presentation/TextLink.js'
import { TaskLine } from './TaskLine.js'

const SHOWN = 8

interface Props {
  readonly title: string
  readonly filter: Readonly<Record<string, unknown>>
  /** Where all of them are listed. */
  readonly path: string
  readonly empty: string
}

/** The first tasks of a filter, those due first at the top. */
export function NextTasksPanel({ title, filter, path, empty }: Props) {
  const { data, total = 0 } = useGetList<TaskRecordJson>('tasks', {
    filter,
    pagination: { page: 1, perPage: SHOWN },
    sort: { field: 'dueOn', order: 'ASC' },
  })
  return (
    <Panel title={total === 0 ? title : `${title}: ${total}`} aside={<TextLink to={path}>All of them</TextLink>}>
      {data === undefined && <RowSkeletons rows={2} />}
      {data?.length === 0 && <EmptyState dense title={empty} />}
      {data?.map((task) => (
        <Box
          key={task.id}
          sx={{ px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}
        >
          <TaskLine task={task} hidesState />
        </Box>
      ))}
    </Panel>
  )
}
