import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import type { MappingRecordJson } from '../../../../api/metering/files/contract.js'
import { callApi } from '../../http.js'
import { PageHeader } from '../../presentation/PageHeader.js'
import { useUtility } from '../../presentation/use-utility.js'
import { usePermission } from '../../shell/use-permission.js'
import { MappingFields } from './MappingFields.js'
import { MappingPreviewPanel } from './MappingPreviewPanel.js'
import { MappingSample } from './MappingSample.js'
import { columnsOf, type Draft, emptyDraft, guessed } from './mapping-draft.js'
import { SaveMappingBar } from './SaveMappingBar.js'

/** A mapping as a form beside the first rows of a file, tried while it is written; opened from a version it makes the next one. */
export function MappingEditorPage() {
  const [search] = useSearchParams()
  const from = search.get('from')
  const utility = useUtility()
  const before = useQuery({
    queryKey: ['csv-mappings', 'page', from],
    enabled: from !== null,
    queryFn: async ({ signal }) => (await callApi<MappingRecordJson>(`/csv-mappings/${from}`, { signal })).body,
  })
  const [name, setName] = useState('')
  const [draft, setDraft] = useState<Draft>()
  const [sample, setSample] = useState('')
  const zone = utility?.timeZone
  useEffect(() => {
    if (before.data === undefined) return
    setName(before.data.name)
    setDraft(before.data.mapping)
  }, [before.data])
  useEffect(() => {
    if (from === null && zone !== undefined) setDraft((now) => now ?? emptyDraft(zone))
  }, [from, zone])
  const mayChange = usePermission('metering.import')
  const navigate = useNavigate()
  const takeSample = (text: string): void => {
    setSample(text)
    // A new mapping begins with what the file looks like; one that is there stays as it is.
    if (from === null && draft !== undefined && draft.values.length === 0) setDraft(guessed(text, draft))
  }
  return (
    <>
      <PageHeader
        title={before.data === undefined ? 'New CSV mapping' : `${before.data.name}, from version ${before.data.version}`}
        subtitle="Choose a file to see what the mapping makes of its first rows. Nothing of it is sent anywhere but to the preview."
      />
      {before.isError && <Alert severity="error">This version does not exist, or cannot be read just now.</Alert>}
      {draft !== undefined && (
        <Box
          sx={{
            px: { xs: 0, sm: 2 },
            pb: 3,
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 460px) minmax(0, 1fr)' },
          }}
        >
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            <MappingSample onText={takeSample} />
            <MappingFields draft={draft} columns={columnsOf(sample, draft)} onChange={setDraft} />
            {mayChange && (
              <SaveMappingBar name={name} onName={setName} draft={draft} onSaved={() => void navigate('/csv-mappings')} />
            )}
          </Box>
          <MappingPreviewPanel draft={draft} sample={sample} />
        </Box>
      )}
    </>
  )
}
