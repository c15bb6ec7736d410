import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { TextLink } from '../../presentation/TextLink.js'
import { orderPage } from '../field-paths.js'
import { orderStateText, windowText } from '../field-words.js'
import { AssignDialog } from '../orders/AssignDialog.js'
import { BookDialog } from '../orders/BookDialog.js'
import { isMovable } from './board-plan.js'

interface Props {
  readonly order: WorkOrderRecordJson
  readonly on: string
  readonly onTakeBack: () => void
  readonly onClose: () => void
}

/** The card that is selected: what it is, and with the keyboard what dragging does with the mouse. */
export function SelectedOrderBar({ order, on, onTakeBack, onClose }: Props) {
  const [dialog, setDialog] = useState<'assign' | 'book'>()
  const fixed = isMovable(order) ? undefined : `The order is ${orderStateText(order.state).toLowerCase()}; it stays where it is.`
  const window = windowText(order.windowFrom, order.windowTo)
  return (
    <Box
      role="region"
      aria-label="Selected order"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        px: 1.5,
        py: 0.75,
        mx: { xs: 1, sm: 2 },
        mb: 1,
        bgcolor: 'action.selected',
        border: 1,
        borderColor: 'primary.main',
        borderRadius: 1,
        fontSize: '0.8125rem',
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <TextLink to={orderPage(order.id)} strong>
          {order.id}
        </TextLink>{' '}
        {order.typeTitle}, {order.address}
        {window !== null && <strong> · {window}</strong>}
        {order.crewName !== null && order.crewId !== null && ` · ${order.crewName}`}
      </Box>
      <ActionButton
        permission="fieldwork.dispatch"
        variant="contained"
        disabledBecause={fixed}
        onClick={() => setDialog('assign')}
      >
        Assign to…
      </ActionButton>
      <ActionButton permission="fieldwork.dispatch" variant="outlined" disabledBecause={fixed} onClick={() => setDialog('book')}>
        {window === null ? 'Book a window…' : 'Move the appointment…'}
      </ActionButton>
      {order.crewId !== null && order.scheduledOn !== null && (
        <ActionButton permission="fieldwork.dispatch" variant="outlined" disabledBecause={fixed} onClick={onTakeBack}>
          Take back
        </ActionButton>
      )}
      <Button onClick={onClose}>Done</Button>
      <AssignDialog order={order} on={on} open={dialog === 'assign'} onClose={() => setDialog(undefined)} />
      <BookDialog order={order} open={dialog === 'book'} onClose={() => setDialog(undefined)} />
    </Box>
  )
}
