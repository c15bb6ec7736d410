import Box from '@mui/material/Box'

/** What an act will do, one sentence each: how many, how much, whom it reaches. */
export function ConsequenceList({ consequences }: { readonly consequences: readonly string[] }) {
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.5 }}>
      {consequences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </Box>
  )
}
