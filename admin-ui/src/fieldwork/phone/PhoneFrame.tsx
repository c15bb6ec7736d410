import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { EmptyState } from '../../presentation/EmptyState.js'
import { BigButton } from './BigButton.js'
import { PhoneSignIn } from './PhoneSignIn.js'
import { SignalBar } from './SignalBar.js'
import { usePhoneState } from './use-phone.js'

/** The page as wide as a phone, with the state of the signal always in sight. */
export function PhoneFrame({ children }: { readonly children: ReactNode }) {
  const { isOpen, mustSignIn, mustChangePassword, kept } = usePhoneState()
  return (
    <Box
      sx={{
        minHeight: '100dvh',
        bgcolor: 'background.default',
        fontSize: '1rem',
        '& .MuiInputLabel-root, & .MuiFormHelperText-root': { fontSize: '0.9375rem' },
        '& .MuiInputLabel-shrink': { fontSize: '1rem' },
      }}
    >
      <Box sx={{ maxWidth: 560, mx: 'auto', minHeight: '100dvh', display: 'flex', flexDirection: 'column' }}>
        <SignalBar />
        {mustSignIn && <PhoneSignIn />}
        {mustChangePassword && <ChoosePassword />}
        {isOpen && (kept !== undefined || !(mustSignIn || mustChangePassword)) && children}
      </Box>
    </Box>
  )
}

function ChoosePassword() {
  return (
    <EmptyState
      title="Choose a password of your own first"
      sentence="The one you signed in with was made for you. After that your route is here."
      act={
        <BigButton variant="contained" to="/password">
          Choose my password
        </BigButton>
      }
    />
  )
}
