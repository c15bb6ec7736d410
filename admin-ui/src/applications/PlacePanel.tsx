import Box from '@mui/material/Box'
import { PremiseAlerts } from '../customers/alerts/PremiseAlerts.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { PlaceFacts } from '../services/moves/PlaceFacts.js'
import { usePlace } from '../services/moves/use-place.js'

/** Who is at the place, who comes and goes, and what is owed there. */
export function PlacePanel({ premiseId }: { readonly premiseId: string }) {
  const { place, error, refetch } = usePlace(premiseId)
  return (
    <Panel title="The place">
      {place === undefined && error === null && <RowSkeletons rows={3} />}
      {error !== null && <ErrorState dense error={error} what="The place" onRetry={refetch} />}
      {place !== undefined && (
        <>
          <PremiseAlerts premiseId={place.id} />
          <Box sx={{ p: 1.5 }}>
            <PlaceFacts place={place} />
          </Box>
        </>
      )}
    </Panel>
  )
}
