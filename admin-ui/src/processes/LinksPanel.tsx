import Box from '@mui/material/Box'
import type { ProcessPageJson } from '../../../api/processes/contract.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'
import { kindText } from './process-words.js'

/** Everything the process has touched beside what it is about, by kind. */
export function LinksPanel({ links }: { readonly links: ProcessPageJson['links'] }) {
  if (links.length === 0) return null
  const kinds = [...new Set(links.map((link) => link.subjectKind))]
  return (
    <Panel title="What it touched" padded>
      {kinds.map((kind) => (
        <Box key={kind} sx={{ display: 'flex', gap: 1.5, fontSize: '0.8125rem', py: '3px' }}>
          <Box sx={{ color: 'text.secondary', width: 120, flex: 'none' }}>{kindText(kind)}</Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, minWidth: 0 }}>
            {links
              .filter((link) => link.subjectKind === kind)
              .map((link) =>
                link.path === null ? (
                  <span key={link.subjectId}>{link.subjectId}</span>
                ) : (
                  <TextLink key={link.subjectId} to={link.path}>
                    {link.subjectId}
                  </TextLink>
                ),
              )}
          </Box>
        </Box>
      ))}
    </Panel>
  )
}
