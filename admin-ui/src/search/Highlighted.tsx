import Box from '@mui/material/Box'

/** The text with the part that was looked for underlined; accents and case are matched by the server, exact letters here. */
export function Highlighted({ text, part }: { readonly text: string; readonly part: string }) {
  const at = text.toLowerCase().indexOf(part.toLowerCase())
  if (part === '' || at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <Box
        component="mark"
        sx={{
          color: 'inherit',
          backgroundColor: 'transparent',
          textDecoration: 'underline',
          textDecorationThickness: 2,
          textUnderlineOffset: 2,
        }}
      >
        {text.slice(at, at + part.length)}
      </Box>
      {text.slice(at + part.length)}
    </>
  )
}
