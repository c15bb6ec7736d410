import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { countText } from '../../presentation/count-text.js'
import { dayText } from '../../presentation/date-text.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { unplanned } from './board-plan.js'
import type { BoardProps } from './board-props.js'
import { DropArea } from './DropArea.js'
import { OrderCard } from './OrderCard.js'

/** Orders that nobody goes to yet; a card dropped here is taken back from its crew. */
export function UnplannedColumn({ orders, pending, dragged, ...board }: Omit<BoardProps, 'crews'>) {
  const [words, setWords] = useState('')
  const all = unplanned(orders)
  const wanted = words.trim().toLowerCase()
  const shown = all.filter((order) =>
    `${order.id} ${order.typeTitle} ${order.address} ${order.readRoute}`.toLowerCase().includes(wanted),
  )
  const isTaken = dragged !== undefined && dragged.crewId !== null
  return (
    <DropArea
      label="To be planned"
      isDragging={isTaken}
      onDropOrder={(orderId) => {
        if (!all.some((order) => order.id === orderId)) board.onMove(orderId, null)
      }}
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        display: 'flex',
        flexDirection: 'column',
      }}
    >
      <Box sx={{ p: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Box component="h2" sx={{ m: 0, fontSize: '0.875rem', fontWeight: 650 }}>
          To be planned
        </Box>
        <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', mb: 0.75 }}>
          {isTaken ? 'Drop it here to take it back' : countText(all.length, 'order')}
        </Box>
        <TextField
          type="search"
          placeholder="Kind, address, route"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          fullWidth
          slotProps={{ htmlInput: { 'aria-label': 'Narrow what is to be planned', maxLength: 100, sx: { py: '5px' } } }}
        />
      </Box>
      <Box
        sx={{
          p: 0.75,
          display: 'grid',
          gap: 0.75,
          alignContent: 'start',
          overflowY: 'auto',
          maxHeight: { xs: 320, md: 'calc(100vh - 250px)' },
        }}
      >
        {shown.map((order) => (
          <Box key={order.id}>
            <OrderCard
              order={order}
              isSelected={board.selectedId === order.id}
              isPending={pending[order.id] !== undefined}
              onSelect={() => board.onSelect(order.id)}
              onDrag={board.onDrag}
            />
            <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', px: 1.25 }}>
              {order.scheduledOn === null ? `wanted ${dayText(order.wantedOn)}` : `promised for ${dayText(order.scheduledOn)}`} ·{' '}
              {order.readRoute}
            </Box>
          </Box>
        ))}
        {all.length === 0 && <EmptyState dense title="Everything is planned" sentence="No open order is without a crew." />}
        {all.length > 0 && shown.length === 0 && (
          <EmptyState dense title="Nothing matches" sentence="No order has all of these words." />
        )}
      </Box>
    </DropArea>
  )
}
