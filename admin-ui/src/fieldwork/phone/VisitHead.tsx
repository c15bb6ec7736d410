import BackIcon from '@mui/icons-material/ArrowBack'
import CallIcon from '@mui/icons-material/CallOutlined'
import WayIcon from '@mui/icons-material/DirectionsOutlined'
import Box from '@mui/material/Box'
import type { FieldOrderJson } from '../../../../api/fieldwork/contract.js'
import { serviceText } from '../../presentation/service-words.js'
import { windowText } from '../field-words.js'
import { PriorityMark } from '../PriorityMark.js'
import { BigButton } from './BigButton.js'
import { navigateUrl } from './navigate-url.js'

/** What, where, for whom; the way there and a call. */
export function VisitHead({ order }: { readonly order: FieldOrderJson }) {
  const window = windowText(order.windowFrom, order.windowTo)
  return (
    <Box sx={{ px: 2, pb: 2, bgcolor: 'background.paper', borderBottom: 1, borderColor: 'divider' }}>
      <BigButton to="/field" startIcon={<BackIcon />} size="plain" sx={{ ml: -1 }}>
        My route
      </BigButton>
      <Box component="h1" sx={{ m: 0, fontSize: '1.375rem', fontWeight: 650, lineHeight: 1.25 }}>
        {order.typeTitle}
      </Box>
      <Box sx={{ fontSize: '1.0625rem' }}>{order.address}</Box>
      <Box sx={{ color: 'text.secondary' }}>
        {[order.customerName, order.service === null ? null : serviceText(order.service), order.id]
          .filter((part) => part !== null)
          .join(' · ')}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 0.5 }}>
        {window !== null && <strong>Promised {window}</strong>}
        {(order.priority === 'emergency' || order.priority === 'high') && <PriorityMark priority={order.priority} />}
      </Box>
      {order.note !== null && order.note !== '' && (
        <Box
          sx={(theme) => ({
            mt: 1,
            p: 1.25,
            borderRadius: 1,
            bgcolor: theme.console.tones.waiting.tint,
            color: theme.console.tones.waiting.ink,
            whiteSpace: 'pre-line',
          })}
        >
          {order.note}
        </Box>
      )}
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, mt: 1.5 }}>
        <BigButton variant="outlined" startIcon={<WayIcon />} href={navigateUrl(order, navigator.userAgent)}>
          Navigate
        </BigButton>
        {order.phone === null ? (
          <BigButton variant="outlined" disabled>
            No telephone
          </BigButton>
        ) : (
          <BigButton variant="outlined" startIcon={<CallIcon />} href={`tel:${order.phone.replaceAll(/[^\d+]/g, '')}`}>
            Call
          </BigButton>
        )}
      </Box>
    </Box>
  )
}
