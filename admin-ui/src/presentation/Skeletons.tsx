import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'

/** The shape of rows to come, so that nothing jumps when they arrive. */
export function RowSkeletons({ rows = 6, height = 30 }: { readonly rows?: number; readonly height?: number }) {
  return (
    <Box role="status" aria-busy="true" aria-label="Loading" sx={{ px: 1.5, py: 1 }}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} sx={{ opacity: 1 - row / (rows + 2), transform: 'scale(1, 0.6)' }} />
      ))}
    </Box>
  )
}

/** The shape of a record page: header, then panels. */
export function RecordSkeleton() {
  return (
    <Box role="status" aria-busy="true" aria-label="Loading" sx={{ p: 2 }}>
      <Skeleton width={280} height={34} />
      <Skeleton width={420} height={22} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr 1fr' }, gap: 2, mt: 2 }}>
        {[0, 1, 2].map((panel) => (
          <Skeleton key={panel} variant="rounded" height={220} />
        ))}
      </Box>
    </Box>
  )
}
