import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { usePermission } from '../../shell/use-permission.js'

interface Props {
  readonly title: string
  readonly addLabel: string
  readonly isEmpty: boolean
  readonly empty: { readonly title: string; readonly sentence: string }
  readonly onAdd: () => void
  readonly children: ReactNode
}

/** A list of things known about a person, with the act that adds to it. */
export function PersonPanel({ title, addLabel, isEmpty, empty, onAdd, children }: Props) {
  const mayWrite = usePermission('customers.write')
  return (
    <Panel title={title} aside={mayWrite && <Button onClick={onAdd}>{addLabel}</Button>}>
      {isEmpty ? (
        <EmptyState dense title={empty.title} sentence={empty.sentence} />
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {children}
        </Box>
      )}
    </Panel>
  )
}
