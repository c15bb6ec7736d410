import { useParams } from 'react-router-dom'
import type { TemplatePageJson } from '../../../api/documents/contract.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { TemplateEditor } from './TemplateEditor.js'

/** A new version of a template, written beside what a customer will read. */
export function TemplateEditorPage() {
  const { id = '' } = useParams()
  const query = useRecordPage<TemplatePageJson>('message-templates', id)
  return (
    <RecordPage query={query} what={`Template ${id}`} listPath="/message-templates">
      {(template) => <TemplateEditor template={template} />}
    </RecordPage>
  )
}
