import Box from '@mui/material/Box'

/** Why there is no sample yet. */
export function Waiting({ sentence }: { readonly sentence: string }) {
  return <Box sx={{ px: 1.5, pb: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>{sentence}</Box>
}
