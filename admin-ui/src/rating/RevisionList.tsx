import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import type { TariffRevisionJson } from '../../../api/rating/contract.js'
import { callApi } from '../http.js'
import { downloadText } from '../presentation/csv-text.js'
import { Instant } from '../presentation/Instant.js'

/** Every change of the tariff file, newest first; each can be had as it was. */
export function RevisionList({
  tariff,
  revisions,
}: {
  readonly tariff: string
  readonly revisions: readonly TariffRevisionJson[]
}) {
  const download = async (revision: number): Promise<void> => {
    const { body } = await callApi<unknown>(`/tariffs/${encodeURIComponent(tariff)}/revisions/${revision}`)
    downloadText(`${tariff}-revision-${revision}.json`, `${JSON.stringify(body, null, 2)}\n`, 'application/json')
  }
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 1.5, display: 'grid', gap: 1, fontSize: '0.8125rem' }}>
      {revisions.map((entry) => (
        <li key={entry.revision}>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
            <strong>Revision {entry.revision}</strong>
            <Link component="button" type="button" onClick={() => void download(entry.revision)}>
              Download
            </Link>
          </Box>
          <Box sx={{ color: 'text.secondary' }}>
            <Instant at={entry.recordedAt} /> · {entry.recordedBy}
          </Box>
          {entry.reason}
        </li>
      ))}
    </Box>
  )
}
