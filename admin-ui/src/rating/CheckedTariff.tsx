import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import type { FileProblemJson, TariffCheckJson } from '../../../api/rating/contract.js'
import { countText } from '../presentation/count-text.js'
import { dayText } from '../presentation/date-text.js'
import { FileProblems } from './FileProblems.js'
import { timelineOf } from './version-words.js'

/** What the check of a file found: its problems by line, or what it would become. */
export function CheckedTariff({ check }: { readonly check: TariffCheckJson }) {
  if (check.tariff === null) return <Problems problems={check.problems} />
  const { tariff } = check
  const changes = timelineOf(tariff.timeline)
  return (
    <Alert severity="success" sx={{ mt: 1 }}>
      <strong>
        {tariff.id} {tariff.name}
      </strong>
      : {countText(tariff.versions, 'version')}, {tariff.revision === 0 ? 'a new tariff' : `follows revision ${tariff.revision}`}.
      <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
        {changes.slice(-6).map((change) => (
          <li key={`${change.on} ${change.label}`}>
            {dayText(change.on)}: {change.label.toLowerCase()}
          </li>
        ))}
      </Box>
    </Alert>
  )
}

function Problems({ problems }: { readonly problems: readonly FileProblemJson[] }) {
  return (
    <Box sx={{ mt: 1 }}>
      <Alert severity="error">{countText(problems.length, 'problem')} in the file.</Alert>
      <FileProblems problems={problems} />
    </Box>
  )
}
