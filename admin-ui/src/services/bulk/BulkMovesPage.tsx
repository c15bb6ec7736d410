import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../../http.js'
import { countText } from '../../presentation/count-text.js'
import { PageHeader } from '../../presentation/PageHeader.js'
import { Panel } from '../../presentation/Panel.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { useCommand } from '../../presentation/use-command.js'
import { BULK_COLUMNS, countRows, findingsOf } from './bulk-rows.js'
import { BulkFindings } from './BulkFindings.js'
import { type OpenedMove, OpenedMoves } from './OpenedMoves.js'

const REASON_MIN = 3
const CSV_MAX = 200_000

/** The moves of a whole building from a file: all of them are opened, or none, with a finding for each row that cannot be. */
export function BulkMovesPage() {
  const [csv, setCsv] = useState('')
  const [reason, setReason] = useState('')
  const [opened, setOpened] = useState<readonly OpenedMove[]>()
  const command = useCommand<{ requests: readonly OpenedMove[] }>({
    said: ({ requests }) => `${countText(requests.length, 'request')} opened.`,
    onDone: ({ requests }) => setOpened(requests),
    handles: (error) => problemOf(error) !== undefined,
  })
  const rows = countRows(csv)
  const problem = problemOf(command.error)
  const findings = findingsOf(problem?.facts)
  const isReady = rows > 0 && reason.trim().length >= REASON_MIN && !command.isSending
  const change = (text: string): void => {
    command.reset()
    setOpened(undefined)
    setCsv(text)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isReady) command.send({ path: '/service-requests/bulk', body: { csv, reason: reason.trim() } })
  }
  return (
    <>
      <PageHeader title="Many moves at once" subtitle="A landlord’s building, from a file: all rows are opened, or none" />
      <Box component="form" onSubmit={submit} sx={{ px: { xs: 0, sm: 2 }, pb: 3, display: 'grid', gap: 1.5, maxWidth: 1000 }}>
        <Panel title="The file" padded>
          <Button component="label" variant="outlined">
            Choose a CSV file
            <input
              type="file"
              accept=".csv,text/csv,text/plain"
              hidden
              aria-label="CSV file"
              onChange={(event) => void event.target.files?.[0]?.text().then(change)}
            />
          </Button>
          <TextField
            label="Rows"
            helperText="Chosen from a file or pasted; the first line names the columns"
            value={csv}
            onChange={(event) => change(event.target.value)}
            fullWidth
            multiline
            minRows={5}
            maxRows={14}
            margin="dense"
            slotProps={{
              htmlInput: { maxLength: CSV_MAX, spellCheck: false, sx: { fontFamily: 'monospace', fontSize: '0.8125rem' } },
              inputLabel: { shrink: true },
            }}
            placeholder={'kind,account_id,from_premise_id,stop_on\nmove_out,A000123,P000045,2026-09-30'}
          />
          <Columns />
        </Panel>
        {problem !== undefined && (
          <Alert severity="error" sx={{ mx: { xs: 2, sm: 0 } }}>
            {findings === undefined
              ? `${plainSentence(problem.detail ?? problem.title)} (${problem.code})`
              : `Nothing was opened: ${countText(findings.length, 'row')} of ${rows} cannot be. Mend them and send the file again.`}
          </Alert>
        )}
        {findings !== undefined && <BulkFindings csv={csv} findings={findings} />}
        {opened === undefined ? (
          <Box sx={{ px: { xs: 2, sm: 0 }, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'start' }}>
            <TextField
              label="Reason"
              helperText="Kept in the audit with your name"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              required
              size="small"
              sx={{ flex: '1 1 260px' }}
              slotProps={{ htmlInput: { maxLength: 500 } }}
            />
            <Button type="submit" variant="contained" disabled={!isReady} sx={{ minHeight: 40 }}>
              {command.isSending ? 'Opening…' : rows === 0 ? 'Open the moves' : `Open ${countText(rows, 'move')}`}
            </Button>
          </Box>
        ) : (
          <OpenedMoves moves={opened} />
        )}
      </Box>
    </>
  )
}

/** What the columns mean. */
function Columns() {
  return (
    <Box
      component="dl"
      sx={{ m: 0, mt: 1, display: 'grid', gridTemplateColumns: '140px minmax(0, 1fr)', rowGap: '2px', fontSize: '0.75rem' }}
    >
      {BULK_COLUMNS.map((column) => (
        <Box key={column.name} sx={{ display: 'contents' }}>
          <Box component="dt">
            <code>{column.name}</code>
          </Box>
          <Box component="dd" sx={{ m: 0, color: 'text.secondary' }}>
            {column.says}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
