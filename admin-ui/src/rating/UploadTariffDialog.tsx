import Alert from '@mui/material/Alert'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { problemOf } from '../http.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { CheckedTariff } from './CheckedTariff.js'
import { TariffFileField } from './TariffFileField.js'
import { blockedBecause } from './upload-check.js'
import { versionPath } from './versions/version-act-words.js'
import { useTariffCheck } from './use-tariff-check.js'

interface Props {
  /** Code of the tariff whose page it is; absent: any. */
  readonly tariff: string | undefined
  /** The revision that was looked at. */
  readonly revision: number | undefined
  readonly onClose: () => void
}

/** Chooses a file, shows what is wrong with it or what it would change, then keeps it as a draft with a reason. */
export function UploadTariffDialog({ tariff, revision, onClose }: Props) {
  const [file, setFile] = useState<{ name: string; text: string }>()
  const { check, error: checkError, isChecking } = useTariffCheck(file?.text)
  const navigate = useNavigate()
  const { begin, send, isSending, error } = useCommand<{ id: string; version: number }>({
    said: (answer) => `It is version ${answer.version} of tariff ${answer.id}, a draft.`,
    onDone: (answer) => {
      onClose()
      void navigate(versionPath(answer.id, answer.version))
    },
  })
  useEffect(() => begin(), [begin])
  const failure = problemOf(error) ?? problemOf(checkError)
  const expected = check?.tariff?.id === tariff ? revision : check?.tariff?.revision
  return (
    <ReasonDialog
      open
      title={tariff === undefined ? 'Upload a tariff' : `Upload a change of ${tariff}`}
      confirmLabel="Keep as a draft"
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
      It bills nothing until it is proposed and another person approves it.
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
