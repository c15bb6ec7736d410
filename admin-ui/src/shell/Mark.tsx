import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'

/** Our mark: a pipe falling to the turbine, with the gate that closes it. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  const { console: palette } = useTheme()
  const field = palette.mode === 'light' ? '#0B4F6C' : '#12617F'
  return (
    <Box component="svg" viewBox="0 0 32 32" width={size} height={size} aria-hidden sx={{ display: 'block', flexShrink: 0 }}>
      <rect width="32" height="32" rx="6" fill={field} />
      <path d="M4 9.5h9.2c5.6 0 7 5.4 9.3 9.4l3 5.1H21l-2-3.6c-2.2-4-3-7.4-6.6-7.4H4z" fill="#fff" />
      <path d="M8.6 5v12.5M5.8 5h5.6" stroke="#F2A65A" strokeWidth="2.6" strokeLinecap="round" />
    </Box>
  )
}
