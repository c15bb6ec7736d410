import Box from '@mui/material/Box'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNotify } from 'react-admin'
import type { ConnectionPageJson } from '../../../api/connections/contract.js'
import { sendFile } from '../imports/send-file.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Panel } from '../presentation/Panel.js'
import { actPath } from './connection-words.js'

/** What the survey found, what was built, and the files: drawings, photos, permits. */
export function ConnectionRecordsPanel({ connection }: { readonly connection: ConnectionPageJson }) {
  const { survey, asBuilt, files } = connection
  return (
    <Panel title="Survey, as-built and files" padded aside={connection.endedOn === null && <AddFile id={connection.id} />}>
      <FactList
        labelWidth={96}
        facts={[
          {
            label: 'Survey',
            value:
              survey === null ? (
                'not recorded'
              ) : (
                <>
                  <Day date={survey.surveyedOn} />, {survey.meterSize} meter, {survey.labourHours} hours
                </>
              ),
          },
          {
            label: 'Materials',
            value: survey?.materials.map((line) => `${line.quantity} ${line.unit} ${line.description}`).join(', '),
          },
          { label: 'In the way', value: survey?.hindrances },
          {
            label: 'As built',
            value:
              asBuilt === null ? null : (
                <>
                  <Day date={asBuilt.builtOn} />: {asBuilt.description}
                </>
              ),
          },
        ]}
      />
      {files.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, fontSize: '0.8125rem' }}>
          {files.map((file) => (
            <li key={file.id}>
              <a href={`/api/v1${actPath(connection.id, `files/${file.id}`)}`}>{file.name}</a> · <Day date={file.addedOn} />
            </li>
          ))}
        </Box>
      )}
    </Panel>
  )
}

function AddFile({ id }: { readonly id: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [isSending, setSending] = useState(false)
  const notify = useNotify()
  const queries = useQueryClient()
  const take = async (file: File | undefined): Promise<void> => {
    if (field.current !== null) field.current.value = ''
    if (file === undefined) return
    setSending(true)
    try {
      await sendFile(`${actPath(id, 'files')}?name=${encodeURIComponent(file.name)}`, file)
      notify(`${file.name} is added.`, { type: 'success' })
      await queries.invalidateQueries()
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' })
    } finally {
      setSending(false)
    }
  }
  return (
    <>
      <ActionButton permission="connections.record" onClick={() => field.current?.click()}>
        {isSending ? 'Adding…' : 'Add a file…'}
      </ActionButton>
      <input ref={field} type="file" aria-label="File to add" hidden onChange={(event) => void take(event.target.files?.[0])} />
    </>
  )
}
