import type { PremisePageJson } from '../../../../api/premises/contract.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import { type PlacePoint, placePoints } from './place-points.js'
import { usePlaceAgreements } from './use-place-agreements.js'

/** A place with who is and was served there; undefined until both are known. */
export function usePlace(premiseId: string | undefined) {
  const page = useRecordPage<PremisePageJson>('premises', premiseId ?? '', { isWanted: premiseId !== undefined })
  const agreements = usePlaceAgreements(premiseId)
  const place = premiseId === undefined || agreements.data === undefined ? undefined : page.data
  const points: readonly PlacePoint[] = place === undefined ? [] : placePoints(place, agreements.data ?? [])
  return {
    place,
    points,
    error: page.error ?? agreements.error,
    refetch: () => void Promise.all([page.refetch(), agreements.refetch()]),
  }
}
