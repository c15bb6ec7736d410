import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { PackCheckJson } from '../../../api/policy/contract.js'
import { callApi, problemOf } from '../http.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { PackFileField } from './PackFileField.js'

interface Props {
  /** Code of the pack whose page it is; undefined: any. */
  readonly pack: string | undefined
  readonly onClose: () => void
}

/** Chooses a pack file, shows what is wrong with it, then hands it in as a draft. */
export function HandInDialog({ pack, onClose }: Props) {
  const [file, setFile] = useState<{ name: string; text: string }>()
  const text = file?.text
  const { data: check, isFetching } = useQuery({
    queryKey: ['pack-check', text],
    queryFn: async ({ signal }) =>
      (await callApi<PackCheckJson>('/policy-packs/validate', { method: 'POST', body: { file: text }, signal })).body,
    enabled: text !== undefined,
    gcTime: 0,
  })
  const navigate = useNavigate()
  const { begin, send, isSending, error } = useCommand<{ pack: string; version: number }>({
    said: (answer) => `Version ${answer.version} of ${answer.pack} is a draft.`,
    onDone: (answer) => {
      onClose()
      void navigate(`/policy-packs/${encodeURIComponent(answer.pack)}/show?version=${answer.version}`)
    },
  })
  useEffect(() => begin(), [begin])
  const failure = problemOf(error)
  return (
    <ReasonDialog
      open
      title={pack === undefined ? 'Hand in a policy pack' : `Hand in a version of ${pack}`}
      confirmLabel="Keep as a draft"
      isSending={isSending}
      suggestions={['Current text of the rule', 'Adopted by the council']}
      blockedBecause={blockedBecause(file !== undefined, isFetching, check, pack)}
      onConfirm={(reason) => send({ path: '/policy-packs', body: { file: text ?? '', reason } })}
      onClose={onClose}
    >
      It governs nothing until one person proposes it and another releases it.
      <PackFileField file={file} onFile={setFile} />
      {failure !== undefined && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {failure.detail ?? failure.title}
        </Alert>
      )}
      {check !== undefined && <CheckedPack check={check} />}
    </ReasonDialog>
  )
}

function blockedBecause(
  hasFile: boolean,
  isChecking: boolean,
  check: PackCheckJson | undefined,
  pack: string | undefined,
): string | undefined {
  if (!hasFile) return 'Choose a file first.'
  if (isChecking || check === undefined) return 'The file is being checked.'
  if (check.pack === null) return 'The file has problems.'
  return pack === undefined || check.pack.id === pack ? undefined : `The file is of the pack ${check.pack.id}.`
}

const PROBLEMS_SHOWN = 10

function CheckedPack({ check }: { readonly check: PackCheckJson }) {
  if (check.pack !== null) {
    const { name, rows, unconfirmed } = check.pack
    return (
      <Alert severity="success" sx={{ mt: 1 }}>
        {name}: {rows} rows{unconfirmed === 0 ? '' : `, ${unconfirmed} of them to be confirmed`}.
      </Alert>
    )
  }
  return (
    <Alert severity="error" sx={{ mt: 1 }}>
      <Box component="ul" sx={{ m: 0, pl: 2 }}>
        {check.problems.slice(0, PROBLEMS_SHOWN).map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.code}`}>
            Line {problem.line}: {problem.message}
          </li>
        ))}
        {check.problems.length > PROBLEMS_SHOWN && <li>and {check.problems.length - PROBLEMS_SHOWN} more</li>}
      </Box>
    </Alert>
  )
}
