import Alert from '@mui/material/Alert'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { problemOf } from '../http.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { CheckedTariff } from './CheckedTariff.js'
import { TariffFileField } from './TariffFileField.js'
import { blockedBecause } from './upload-check.js'
import { useTariffCheck } from './use-tariff-check.js'

interface Props {
  /** Code of the tariff whose page it is; absent: any. */
  readonly tariff: string | undefined
  /** The revision that was looked at. */
  readonly revision: number | undefined
  readonly onClose: () => void
}

/** Chooses a file, shows what is wrong with it or what it would change, then saves it with a reason. */
export function UploadTariffDialog({ tariff, revision, onClose }: Props) {
  const [file, setFile] = useState<{ name: string; text: string }>()
  const { check, error: checkError, isChecking } = useTariffCheck(file?.text)
  const navigate = useNavigate()
  const { begin, send, isSending, error } = useCommand<{ id: string; revision: number }>({
    said: (answer) => `Tariff ${answer.id} is saved as revision ${answer.revision}.`,
    onDone: (answer) => {
      onClose()
      void navigate(`/tariffs/${encodeURIComponent(answer.id)}/show`)
    },
  })
  useEffect(() => begin(), [begin])
  const failure = problemOf(error) ?? problemOf(checkError)
  const expected = check?.tariff?.id === tariff ? revision : check?.tariff?.revision
  return (
    <ReasonDialog
      open
      title={tariff === undefined ? 'Upload a tariff' : `Upload a change of ${tariff}`}
      confirmLabel={check?.tariff == null ? 'Save the tariff' : `Save as revision ${check.tariff.revision + 1}`}
      isSending={isSending}
      suggestions={['Rates adopted by the council']}
      blockedBecause={blockedBecause({ hasFile: file !== undefined, isChecking, check, tariff })}
      onConfirm={(reason) =>
        send({
          path: '/tariffs',
          body: { file: file?.text ?? '', ...(expected === undefined ? {} : { fromRevision: expected }), reason },
        })
      }
      onClose={onClose}
    >
      Bills that are computed from then on use it. Issued bills stay as they are, and every former revision is kept.
      <TariffFileField file={file} onFile={setFile} />
      {failure !== undefined && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {failure.detail ?? failure.title}
        </Alert>
      )}
      {check !== undefined && <CheckedTariff check={check} />}
    </ReasonDialog>
  )
}
