import { FileSender } from '../parts/FileSender.js'
import type { FileKind, SentFile } from '../parts/use-files.js'
import { useWords } from '../texts/words.js'
import type { StepProps } from './step-props.js'

interface Props extends StepProps {
  readonly files: readonly SentFile[]
  readonly onAdd: (kind: FileKind, file: File) => void
  readonly onRemove: (file: SentFile) => void
}

/** What proves what was said; each is sent as soon as it is chosen. */
export function DocumentsStep({ utility, errorOf, files, onAdd, onRemove }: Props) {
  const { t } = useWords()
  const kinds = [
    { kind: 'identity', label: t.documents.identity, hint: t.documents.identityHint },
    { kind: 'occupancy', label: t.documents.occupancy, hint: t.documents.occupancyHint },
    { kind: 'other', label: t.documents.other, hint: undefined },
  ] as const
  return (
    <>
      <p className="lead">{utility.requiredFiles.length === 0 ? t.documents.intro : t.documents.introRequired}</p>
      {kinds.map(({ kind, label, hint }) => (
        <FileSender
          key={kind}
          id={`file-${kind}`}
          label={label}
          hint={hint}
          isRequired={utility.requiredFiles.includes(kind)}
          error={errorOf(`file-${kind}`)}
          accept={utility.fileTypes}
          files={files.filter((file) => file.kind === kind)}
          onAdd={(file) => onAdd(kind, file)}
          onRemove={onRemove}
        />
      ))}
    </>
  )
}
