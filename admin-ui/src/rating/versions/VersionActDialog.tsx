import Alert from '@mui/material/Alert'
import { useEffect } from 'react'
import type { TariffVersionPageJson } from '../../../../api/rating/version-contract.js'
import { problemOf } from '../../http.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { FileProblems, problemsOf } from '../FileProblems.js'
import { ACT_WORDS, consequencesOf, type VersionAct, versionPath } from './version-act-words.js'

interface Props {
  readonly act: VersionAct
  readonly version: TariffVersionPageJson
  readonly onClose: () => void
}

/** One act on a version of a tariff with what it will do, and the reason. What is refused is said in the dialog. */
export function VersionActDialog({ act, version, onClose }: Props) {
  const words = ACT_WORDS[act]
  const { begin, send, isSending, error } = useCommand({
    said: words.said,
    onDone: onClose,
    handles: (refusal) => problemOf(refusal) !== undefined,
  })
  useEffect(begin, [begin])
  const failure = problemOf(error)
  const problems = problemsOf(failure)
  return (
    <ReasonDialog
      open
      title={`${words.label} version ${version.version} of ${version.tariff}`}
      confirmLabel={words.confirm}
      dangerous={words.dangerous ?? false}
      isSending={isSending}
      suggestions={act === 'approve' ? ['Rates adopted by the council'] : []}
      onConfirm={(reason) => send({ path: `${versionPath(version.tariff, version.version)}/${act}`, body: { reason } })}
      onClose={onClose}
    >
      {consequencesOf(act, version).map((sentence) => (
        <p key={sentence} style={{ margin: '0 0 8px' }}>
          {sentence}
        </p>
      ))}
      {failure !== undefined && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {failure.detail ?? failure.title}
        </Alert>
      )}
      {problems.length > 0 && <FileProblems problems={problems} />}
    </ReasonDialog>
  )
}
