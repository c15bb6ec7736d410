import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import type { ApplicationPageJson } from '../../../api/applications/contract.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'
import { fileKindText } from './application-words.js'

/** What the applicant sent to prove it; each is saved, never opened in place. */
export function DocumentsPanel({ entry }: { readonly entry: ApplicationPageJson }) {
  return (
    <Panel title={`Documents (${entry.documents.length})`} padded>
      {entry.documents.length === 0 ? (
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>None was sent. Ask for what is missing.</Box>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75, fontSize: '0.8125rem' }}>
          {entry.documents.map((file) => (
            <Box component="li" key={file.fileId} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
              <Box sx={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }}>
                {file.sizeBytes === 0 ? (
                  file.name
                ) : (
                  <Link href={`/api/v1/applications/${entry.id}/files/${file.fileId}`} download={file.name}>
                    {file.name}
                  </Link>
                )}{' '}
                · {fileKindText(file.kind)}
              </Box>
              <Box sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
                {Math.max(1, Math.round(file.sizeBytes / 1024)).toLocaleString('en-US')} kB · <Instant at={file.sentAt} />
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Panel>
  )
}
