import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'Search: name, account, address, phone, meter, bill'],
  ['↑ ↓ Home End', 'Move through a list or the results of a search'],
  ['Enter', 'Open what is marked'],
  ['Esc', 'Close a dialog, leave the search'],
  ['n', 'On an account: write a note'],
  ['p', 'On an account: take a payment'],
  ['Ctrl Enter', 'Send a dialog with a long text'],
  ['?', 'This list'],
]

export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} maxWidth="xs" fullWidth>
      <DialogTitle>Keys of the console</DialogTitle>
      <DialogContent>
        <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '130px 1fr', rowGap: 1 }}>
          {KEYS.map(([keys, what]) => (
            <Box key={keys} sx={{ display: 'contents' }}>
              <Box component="dt">
                <Box
                  component="kbd"
                  sx={{
                    fontFamily: 'inherit',
                    fontWeight: 600,
                    border: 1,
                    borderColor: 'divider',
                    borderRadius: 0.5,
                    px: 0.75,
                    py: 0.25,
                  }}
                >
                  {keys}
                </Box>
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {what}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  )
}
