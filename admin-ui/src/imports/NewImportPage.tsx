import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { countText } from '../presentation/count-text.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { ProgressBar } from '../presentation/ProgressBar.js'
import { useUtility } from '../presentation/use-utility.js'
import { ChosenSet } from './ChosenSet.js'
import { FolderField } from './FolderField.js'
import { type ImportSet, importSetOf } from './import-set.js'
import { bytesText } from './import-words.js'
import { useNewImport } from './use-new-import.js'

/** Sends a utility's folder from the browser, as a trial first: it is checked as a whole and nothing is written. */
export function NewImportPage() {
  const [chosen, setChosen] = useState<readonly File[]>([])
  const [isTrial, setTrial] = useState(true)
  const [asOf, setAsOf] = useState('')
  const navigate = useNavigate()
  const utility = useUtility()
  const upload = useNewImport((id) => navigate(`/imports/${id}/show`))
  const set = importSetOf(chosen)
  const isEmpty = set.files.length === 0
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isEmpty && !upload.isSending) void upload.start(set.files, { name: folderName(chosen), isDryRun: isTrial, asOf })
  }
  return (
    <>
      <PageHeader
        title="Import a utility"
        subtitle="A folder with the CSV files of the import contract, settings.json and tariffs/*.json"
      />
      <Box component="form" onSubmit={submit} sx={{ px: { xs: 0, sm: 2 }, pb: 3, display: 'grid', gap: 2, maxWidth: 820 }}>
        <Panel title="Files" padded>
          <FolderField onFiles={setChosen} />
          {chosen.length > 0 && <ChosenSet set={set} />}
        </Panel>
        <Panel title="How" padded>
          <FormControlLabel
            control={<Checkbox checked={isTrial} onChange={(event) => setTrial(event.target.checked)} />}
            label="A trial: check everything, write nothing but the findings"
          />
          {utility === undefined && (
            <TextField
              label="Business date of the sandbox"
              type="date"
              value={asOf}
              onChange={(event) => setAsOf(event.target.value)}
              helperText="Without it: the first day of the month in which the earliest bill window opens"
              slotProps={{ inputLabel: { shrink: true } }}
              sx={{ display: 'block', mt: 1.5 }}
            />
          )}
        </Panel>
        {upload.error !== undefined && <Alert severity="error">{upload.error}</Alert>}
        {upload.isSending && (
          <ProgressBar
            label="Files sent"
            done={Math.round(upload.sentBytes / 1000)}
            total={Math.round(set.bytes / 1000)}
            noun="kB sent"
            now={upload.file}
          />
        )}
        <Box sx={{ px: { xs: 2, sm: 0 } }}>
          <Button type="submit" variant="contained" disabled={isEmpty || upload.isSending} sx={{ minHeight: 40 }}>
            {buttonText(upload.isSending, isTrial, set)}
          </Button>
        </Box>
      </Box>
    </>
  )
}

function folderName(chosen: readonly File[]): string {
  return chosen[0]?.webkitRelativePath.split('/')[0] || 'Files from the browser'
}

function buttonText(isSending: boolean, isTrial: boolean, set: ImportSet<File>): string {
  if (isSending) return 'Sending…'
  const act = isTrial ? 'Check' : 'Import'
  return set.files.length === 0 ? `${act} the files` : `${act} ${countText(set.files.length, 'file')} (${bytesText(set.bytes)})`
}
