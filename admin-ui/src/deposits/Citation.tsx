import Box from '@mui/material/Box'
import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { TextLink } from '../presentation/TextLink.js'

type Rule = DepositPageJson['rules'][number]

/** Where a rule stands. */
export function Citation({ rule }: { readonly rule: Rule }) {
  return (
    <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
      {rule.citation} ·{' '}
      <TextLink to={`/policy-packs/${encodeURIComponent(rule.pack)}/show?version=${rule.version}`}>
        {rule.pack}, version {rule.version}
      </TextLink>
    </Box>
  )
}
