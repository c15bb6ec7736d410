import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { countText } from '../presentation/count-text.js'
import type { ChosenFile, ImportSet } from './import-set.js'
import { bytesText } from './import-words.js'

/** What was chosen: what is part of the import, what is missing, what is left alone. */
export function ChosenSet({ set }: { readonly set: ImportSet<ChosenFile> }) {
  return (
    <Box sx={{ mt: 1.5, display: 'grid', gap: 1 }}>
      {set.missing.length > 0 && (
        <Alert severity="warning">Still missing: {set.missing.join(', ')}. The check will say so too.</Alert>
      )}
      <Box
        component="ul"
        aria-label="Files of the import"
        sx={{ m: 0, p: 0, listStyle: 'none', columns: { sm: 2 }, fontSize: '0.8125rem' }}
      >
        {set.files.map(({ name, file }) => (
          <Box component="li" key={name} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, breakInside: 'avoid' }}>
            {name}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {bytesText(file.size)}
            </Box>
          </Box>
        ))}
      </Box>
      {set.others.length > 0 && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {countText(set.others.length, 'other file')} left alone: {set.others.slice(0, 8).join(', ')}
          {set.others.length > 8 ? ', …' : ''}
        </Box>
      )}
    </Box>
  )
}
