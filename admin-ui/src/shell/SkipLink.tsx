import Box from '@mui/material/Box'

/** First stop of the Tab key: past the bar and the rail, straight to the page. */
export function SkipLink() {
  return (
    <Box
      component="a"
      href="#page"
      sx={{
        position: 'fixed',
        left: 8,
        top: -60,
        zIndex: 2000,
        px: 2,
        py: 1,
        borderRadius: 1,
        bgcolor: 'primary.main',
        color: 'primary.contrastText',
        '&:focus': { top: 8 },
      }}
    >
      Skip to the page
    </Box>
  )
}
