import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNotify } from 'react-admin'
import { useNavigate } from 'react-router-dom'
import type { MappingRecordJson, ReceivedMeterFileJson } from '../../../../api/metering/files/contract.js'
import { callApi } from '../../http.js'
import { bytesText } from '../../imports/import-words.js'
import { sendFile } from '../../imports/send-file.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { ProgressBar } from '../../presentation/ProgressBar.js'

const NEWEST = `/csv-mappings?filter=${encodeURIComponent('{"isNewest":true}')}&range=${encodeURIComponent('[0,199]')}`

/** Chooses a meter file, its mapping where it needs one, and sends it; its page follows the reading. */
export function SendMeterFileButton() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActionButton permission="metering.import" variant="contained" onClick={() => setOpen(true)}>
        Send a meter file…
      </ActionButton>
      {isOpen && <SendDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function SendDialog({ onClose }: { readonly onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const [mapping, setMapping] = useState('')
  const [zone, setZone] = useState('')
  const [sent, setSent] = useState<number>()
  const navigate = useNavigate()
  const notify = useNotify()
  const queries = useQueryClient()
  const mappings = useQuery({
    queryKey: ['csv-mappings', 'newest'],
    queryFn: async ({ signal }) => (await callApi<MappingRecordJson[]>(NEWEST, { signal })).body,
  })
  const known = mappings.data ?? []
  const send = async (): Promise<void> => {
    if (file === undefined) return
    setSent(0)
    const query = new URLSearchParams({ name: file.name })
    if (mapping !== '') query.set('mappingId', mapping)
    if (zone.trim() !== '') query.set('zone', zone.trim())
    try {
      const received = await sendFile<ReceivedMeterFileJson>(`/meter-files?${query}`, file, { onProgress: setSent })
      if (received.unchanged) notify('These bytes are here already; nothing was done.', { type: 'info' })
      await queries.invalidateQueries()
      onClose()
      void navigate(`/meter-files/${received.id}/show`)
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' })
      setSent(undefined)
    }
  }
  return (
    <FormDialog
      open
      wide
      title="Send a meter file"
      confirmLabel="Send and read it"
      isReady={file !== undefined}
      isSending={sent !== undefined}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap', mb: 1 }}>
        <Button variant="outlined" onClick={() => field.current?.click()}>
          Choose the file…
        </Button>
        <Box component="span" sx={{ color: file === undefined ? 'text.secondary' : undefined, overflowWrap: 'anywhere' }}>
          {file === undefined ? 'As it came, not unpacked by a spreadsheet' : `${file.name}, ${bytesText(file.size)}`}
        </Box>
        <input
          ref={field}
          type="file"
          aria-label="Meter file"
          hidden
          onChange={(event) => setFile(event.target.files?.[0] ?? undefined)}
        />
      </Box>
      <ChoiceField
        label="Mapping"
        value={mapping}
        choices={['', ...known.map((each) => String(each.id))]}
        textOf={(value) => {
          const chosen = known.find((each) => String(each.id) === value)
          return chosen === undefined ? 'None: the file says itself what it is' : `${chosen.name}, version ${chosen.version}`
        }}
        onChoose={setMapping}
        helperText="Only for a CSV file of no format of its own: Metering › CSV mappings"
      />
      <TextField
        label="Clock of the file"
        value={zone}
        onChange={(event) => setZone(event.target.value)}
        placeholder="America/Los_Angeles"
        helperText="Only where times stand without an offset and the format’s own zone is not the sender’s"
        fullWidth
        margin="dense"
        slotProps={{ inputLabel: { shrink: true } }}
      />
      {sent !== undefined && file !== undefined && (
        <Box sx={{ mt: 1.5 }}>
          <ProgressBar
            label="File sent"
            done={Math.round(sent / 1000)}
            total={Math.max(1, Math.round(file.size / 1000))}
            noun="kB sent"
          />
        </Box>
      )}
    </FormDialog>
  )
}
