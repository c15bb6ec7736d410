import Box from '@mui/material/Box'
import type { SxProps, Theme } from '@mui/material/styles'
import { type DragEvent, type ReactNode, useState } from 'react'
import { orderInDrag } from './drag-data.js'

interface Props {
  readonly label: string
  /** Why the card that is being dragged will hardly be taken here. */
  readonly whyNot?: string
  readonly isDragging: boolean
  readonly onDropOrder: (orderId: string) => void
  readonly children: ReactNode
  readonly sx?: SxProps<Theme>
}

/** A place that takes cards. While one is dragged it says what speaks against it; the office has the last word. */
export function DropArea({ label, whyNot, isDragging, onDropOrder, children, sx }: Props) {
  const [isOver, setOver] = useState(false)
  const take = (event: DragEvent): void => {
    if (!orderInDrag.isOne(event.dataTransfer)) return
    event.preventDefault()
    setOver(true)
  }
  return (
    <Box
      role="group"
      aria-label={label}
      onDragEnter={take}
      onDragOver={take}
      onDragLeave={(event: DragEvent<HTMLElement>) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false)
      }}
      onDrop={(event: DragEvent) => {
        if (!orderInDrag.isOne(event.dataTransfer)) return
        event.preventDefault()
        setOver(false)
        onDropOrder(orderInDrag.read(event.dataTransfer))
      }}
      sx={[
        {
          outline: isOver ? '2px solid' : '1px dashed',
          outlineColor: isOver ? 'primary.main' : isDragging && whyNot === undefined ? 'primary.main' : 'transparent',
          outlineOffset: -2,
          opacity: isDragging && whyNot !== undefined && !isOver ? 0.55 : 1,
        },
        ...(Array.isArray(sx) ? (sx as readonly SxProps<Theme>[]) : [sx ?? {}]).map((part) => part as object),
      ]}
    >
      {isDragging && whyNot !== undefined && (
        <Box sx={{ color: 'secondary.main', fontSize: '0.75rem', px: 1, pt: 0.5 }}>{whyNot}</Box>
      )}
      {children}
    </Box>
  )
}
