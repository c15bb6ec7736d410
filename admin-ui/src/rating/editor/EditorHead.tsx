import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { problemOf } from '../../http.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { StateChip } from '../../presentation/StateChip.js'
import { TextLink } from '../../presentation/TextLink.js'
import { useCommand } from '../../presentation/use-command.js'
import { editorPath, versionPath } from '../versions/version-act-words.js'
import type { EditorBeginning } from './use-editor.js'

interface Saved {
  readonly id: string
  readonly version: number
  readonly edition: number
}

interface Props {
  readonly beginning: EditorBeginning
  readonly tariff: string
  readonly name: string
  readonly text: string
  readonly publishedOn: string
  readonly isChanged: boolean
  readonly onReload: () => void
}

/** Which draft it is, and how it is kept. Who was second is told, and chooses whose text stays. */
export function EditorHead(props: Props) {
  const { beginning, tariff, name, text, publishedOn, isChanged, onReload } = props
  const { version } = beginning
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  // The edition the text here was made from: what others saved meanwhile must not slip in.
  const [edition, setEdition] = useState(version?.edition ?? 0)
  const [kept, setKept] = useState({ text: beginning.text, publishedOn: beginning.publishedOn })
  const isKept = version !== undefined && kept.text === text && kept.publishedOn === publishedOn
  const put = useCommand<Saved>({
    method: 'PUT',
    said: 'The draft is saved.',
    onDone: (answer) => {
      setEdition(answer.edition)
      setKept({ text, publishedOn })
    },
    handles: isKnown,
  })
  const save = (more: object = {}) =>
    version !== undefined &&
    put.send({
      path: versionPath(version.tariff, version.version),
      body: { file: text, fromEdition: edition, publishedOn: publishedOn === '' ? null : publishedOn, ...more },
    })
  const failure = problemOf(put.error)
  return (
    <>
      <RecordHeader
        kind="Tariff"
        number={version === undefined ? `${tariff} / new version` : `${version.tariff} / ${version.version}`}
        name={name === '' ? 'Without a name' : name}
        state={version === undefined ? <StateChip state="draft" label="Not saved" /> : <StateChip state={version.state} />}
        acts={
          <>
            {version !== undefined && (
              <TextLink to={versionPath(version.tariff, version.version)}>
                {version.state === 'draft' ? 'To the version: compare, propose' : 'To the version'}
              </TextLink>
            )}
            <ActionButton
              permission="rating.write"
              variant="contained"
              {...(version !== undefined && version.state !== 'draft'
                ? { disabledBecause: `It is ${version.state}; only a draft is written.` }
                : {})}
              {...(isKept || (!isChanged && version !== undefined) ? { disabledBecause: 'Everything is saved.' } : {})}
              onClick={() => (version === undefined ? setAsking(true) : save())}
            >
              {put.isSending ? 'Saving…' : version === undefined ? 'Keep as a draft…' : 'Save the draft'}
            </ActionButton>
          </>
        }
      />
      {failure?.code === 'TARIFF_DRAFT_CHANGED' && (
        <Alert
          severity="warning"
          sx={{ borderRadius: 0 }}
          action={
            <>
              <Button color="inherit" onClick={onReload}>
                Take theirs
              </Button>
              <Button color="inherit" onClick={() => save({ fromEdition: Number(failure.facts?.['edition'] ?? edition) })}>
                Keep mine
              </Button>
            </>
          }
        >
          {failure.detail} Yours is still here.{' '}
          {version !== undefined && <TextLink to={versionPath(version.tariff, version.version)}>Look at theirs</TextLink>}
        </Alert>
      )}
      {failure !== undefined && failure.code !== 'TARIFF_DRAFT_CHANGED' && (
        <Alert severity="error" sx={{ borderRadius: 0 }}>
          {failure.detail ?? failure.title}
        </Alert>
      )}
      {version !== undefined && version.state === 'draft' && version.baseRevision !== version.standingRevision && (
        <Alert
          severity="warning"
          sx={{ borderRadius: 0 }}
          action={
            <Button color="inherit" onClick={() => save({ fromRevision: version.standingRevision })}>
              I have taken it up
            </Button>
          }
        >
          The tariff stands at revision {version.standingRevision} by now, and this draft was made from {version.baseRevision}.
          Take up what changed since: <TextLink to={`/tariffs/${encodeURIComponent(version.tariff)}/show`}>what stands</TextLink>.
        </Alert>
      )}
      {isAsking && (
        <KeepDialog
          beginning={beginning}
          text={text}
          publishedOn={publishedOn}
          onKept={(answer) => void navigate(editorPath(answer.id, answer.version), { replace: true })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function isKnown(error: unknown): boolean {
  return problemOf(error) !== undefined
}

interface KeepProps {
  readonly beginning: EditorBeginning
  readonly text: string
  readonly publishedOn: string
  readonly onKept: (answer: Saved) => void
  readonly onClose: () => void
}

/** Asks why the version is made, and keeps it as a draft. */
function KeepDialog({ beginning, text, publishedOn, onKept, onClose }: KeepProps) {
  const { begin, send, isSending, error } = useCommand<Saved>({
    said: (answer) => `It is version ${answer.version} of tariff ${answer.id}, a draft.`,
    onDone: onKept,
    handles: isKnown,
  })
  useEffect(begin, [begin])
  const failure = problemOf(error)
  return (
    <ReasonDialog
      open
      title="Keep as a draft"
      confirmLabel="Keep as a draft"
      isSending={isSending}
      suggestions={['Rates adopted by the council', 'Yearly review of rates']}
      onConfirm={(reason) =>
        send({
          path: '/tariffs',
          body: {
            file: text,
            fromRevision: beginning.fromRevision,
            ...(publishedOn === '' ? {} : { publishedOn }),
            reason,
          },
        })
      }
      onClose={onClose}
    >
      It bills nothing until it is proposed and another person approves it.
      {failure !== undefined && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {failure.detail ?? failure.title}
        </Alert>
      )}
    </ReasonDialog>
  )
}
