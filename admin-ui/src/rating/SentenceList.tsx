import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'

/** A few sentences under a small title. */
export function SentenceList({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  return (
    <>
      <Typography variant="overline" component="h4" color="text.secondary" sx={{ textTransform: 'none' }}>
        {title}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.25, fontSize: '0.8125rem' }}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </Box>
    </>
  )
}
