import Box from '@mui/material/Box'
import type { WorkOrderPageJson } from '../../../../api/fieldwork/contract.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Instant } from '../../presentation/Instant.js'
import { Panel } from '../../presentation/Panel.js'
import { FIELD_PATHS } from '../field-paths.js'

/** Photos and signatures; one opens as it was taken. */
export function OrderFilesPanel({ order }: { readonly order: WorkOrderPageJson }) {
  return (
    <Panel title="Photos and signatures">
      {order.files.length === 0 && (
        <EmptyState dense title="None yet" sentence="They come from the technician’s phone, before the result." />
      )}
      {order.files.length > 0 && (
        <Box
          component="ul"
          sx={{
            listStyle: 'none',
            m: 0,
            p: 1.5,
            display: 'grid',
            gap: 1.5,
            gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))',
          }}
        >
          {order.files.map((file) => {
            const address = `/api/v1${FIELD_PATHS.file(order.id, file.fileId)}`
            const name = file.caption ?? (file.kind === 'photo' ? 'Photo' : 'Signature')
            return (
              <Box component="li" key={file.fileId} sx={{ fontSize: '0.75rem', minWidth: 0 }}>
                <a href={address} target="_blank" rel="noreferrer">
                  <Box
                    component="img"
                    src={address}
                    alt={name}
                    loading="lazy"
                    sx={{
                      display: 'block',
                      width: '100%',
                      height: 96,
                      objectFit: file.kind === 'photo' ? 'cover' : 'contain',
                      bgcolor: file.kind === 'photo' ? 'action.hover' : '#fff',
                      border: 1,
                      borderColor: 'divider',
                      borderRadius: 0.5,
                    }}
                  />
                </a>
                <Box sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>{name}</Box>
                <Box sx={{ color: 'text.secondary' }}>
                  <Instant at={file.addedAt} />
                </Box>
              </Box>
            )
          })}
        </Box>
      )}
    </Panel>
  )
}
