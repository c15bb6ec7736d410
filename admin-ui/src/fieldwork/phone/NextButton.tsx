import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { BigButton } from './BigButton.js'

interface Props {
  readonly children: ReactNode
  /** A few words over the button: what is still to be done. */
  readonly above?: ReactNode
  readonly isLast?: boolean
  readonly onClick: () => void
}

/** The one next thing to do, always under the thumb. */
export function NextButton({ children, above, isLast = false, onClick }: Props) {
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: 0,
        mt: 'auto',
        p: 1.5,
        pb: 'calc(12px + env(safe-area-inset-bottom))',
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
        zIndex: 5,
      }}
    >
      {above}
      <BigButton variant="contained" color={isLast ? 'success' : 'primary'} fullWidth onClick={onClick} size="next">
        {children}
      </BigButton>
    </Box>
  )
}
