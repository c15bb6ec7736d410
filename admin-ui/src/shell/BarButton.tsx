import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { MouseEvent, ReactNode } from 'react'

interface Props {
  readonly icon: ReactNode
  readonly label: string
  /** Said to screen readers instead of the label, with the count. */
  readonly spoken?: string
  readonly onClick: (event: MouseEvent<HTMLElement>) => void
  readonly isOpen?: boolean
  /** Shown where it is not 0: what needs the person. */
  readonly count?: number
}

/** A button of the top bar: icon and word; the word goes first where the window is narrow. */
export function BarButton({ icon, label, spoken, onClick, isOpen, count = 0 }: Props) {
  return (
    <Button
      variant="text"
      color="inherit"
      onClick={onClick}
      aria-label={spoken ?? label}
      aria-haspopup="true"
      aria-expanded={isOpen}
      startIcon={icon}
      sx={{
        minWidth: 0,
        flexShrink: 0,
        px: 1,
        fontWeight: 550,
        '& .MuiButton-startIcon': { mr: { xs: 0, lg: 0.75 }, ml: 0 },
        '& .bar-label': { display: { xs: 'none', lg: 'inline' } },
      }}
    >
      <span className="bar-label">{label}</span>
      {count > 0 && (
        <Box
          component="span"
          sx={{
            ml: 0.75,
            px: '6px',
            borderRadius: '9px',
            fontSize: 11,
            lineHeight: '18px',
            bgcolor: 'secondary.main',
            color: 'secondary.contrastText',
          }}
        >
          {count}
        </Box>
      )}
    </Button>
  )
}
