import Alert from '@mui/material/Alert'
import type { TariffCheckJson } from '../../../../api/rating/contract.js'
import { problemOf } from '../../http.js'
import { dayText } from '../../presentation/date-text.js'
import { countText } from '../../presentation/count-text.js'

interface Props {
  readonly check: TariffCheckJson | undefined
  readonly error: unknown
  readonly isChecking: boolean
}

/** Whether the file could be proposed as it is written. */
export function CheckLine({ check, error, isChecking }: Props) {
  const failure = problemOf(error)
  if (failure !== undefined) return <Alert severity="error">{failure.detail ?? failure.title}</Alert>
  if (check === undefined) return <Alert severity="info">The file is being checked.</Alert>
  const more = isChecking ? ' Being checked again.' : ''
  if (check.tariff === null) {
    const [first] = check.problems
    const kept = first?.code === 'NOT_JSON' ? 'A draft must be JSON at least.' : 'It may be kept as a draft all the same.'
    return (
      <Alert severity="error">
        {countText(check.problems.length, 'problem')}, first in line {first?.line ?? 1}: {first?.message}
        {first === undefined || first.path === '' ? '' : ` (${first.path})`}.{more} {kept}
      </Alert>
    )
  }
  const { isChanged, changedFrom } = check.tariff
  if (!isChanged) return <Alert severity="info">It says what the tariff says already.{more}</Alert>
  const since = changedFrom === null ? 'No day is charged otherwise.' : `It charges otherwise from ${dayText(changedFrom)}.`
  return (
    <Alert severity="success">
      It has no problems and could be proposed. {since}
      {more}
    </Alert>
  )
}
