import { useState } from 'react'
import type { ApplicantPageJson, PublicUtilityJson } from '../../../api/applications/public-contract.js'
import { Field } from '../parts/Field.js'
import { FileSender } from '../parts/FileSender.js'
import { type FileKind, useFiles } from '../parts/use-files.js'
import { sizeText, useWords } from '../texts/words.js'

interface Props {
  readonly utility: PublicUtilityJson
  readonly page: ApplicantPageJson
  readonly secret: string
  readonly onSent: () => void
}

const KINDS = ['identity', 'occupancy', 'other'] as const

/** What was sent, and what is still missing can be sent here. */
export function DocumentsBox({ utility, page, secret, onSent }: Props) {
  const { language, t } = useWords()
  const asked = page.asks.find((each) => KINDS.some((kind) => kind === each.ask))?.ask
  const [chosen, setChosen] = useState<FileKind>()
  const kind = chosen ?? (asked as FileKind | undefined) ?? 'identity'
  const sent = useFiles(() => Promise.resolve(secret), utility.fileBytesMax, onSent)
  return (
    <section>
      <h2>{t.status.documents}</h2>
      {page.files.length === 0 ? (
        <p className="quiet">{t.status.noDocuments}</p>
      ) : (
        <ul className="files">
          {page.files.map((file) => (
            <li key={file.fileId}>
              <span className="file-name">
                {file.name} <span className="quiet">{sizeText(file.sizeBytes, language)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {page.mayAddFiles && (
        <>
          <Field id="kind" label={t.status.kindOfDocument}>
            <select id="kind" value={kind} onChange={(event) => setChosen(event.target.value as FileKind)}>
              {KINDS.map((each) => (
                <option key={each} value={each}>
                  {t.documents[each]}
                </option>
              ))}
            </select>
          </Field>
          <FileSender
            id="file"
            label={t.status.send}
            accept={utility.fileTypes}
            files={sent.files.filter((file) => file.state !== 'sent')}
            onAdd={(file) => void sent.add(kind, file)}
          />
        </>
      )}
    </section>
  )
}
