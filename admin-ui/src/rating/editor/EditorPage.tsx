import { useSearchParams } from 'react-router-dom'
import { ErrorState } from '../../presentation/ErrorState.js'
import { RecordSkeleton } from '../../presentation/Skeletons.js'
import { useToday } from '../../presentation/use-utility.js'
import { Editor } from './Editor.js'
import { useEditorBeginning } from './use-editor.js'

/** The tariff editor: of a draft, of a new version of a tariff, or of a new tariff. */
export function EditorPage() {
  const [search] = useSearchParams()
  const today = useToday() ?? ''
  const [tariff, version] = [search.get('tariff'), search.get('version')]
  const { data, error, refetch } = useEditorBeginning(tariff, version, today)
  if (data === undefined) {
    if (error === null) return <RecordSkeleton />
    return <ErrorState error={error} what="This tariff" onRetry={() => void refetch()} />
  }
  return <Editor key={`${tariff ?? ''} ${version ?? ''}`} beginning={data} today={today} onReload={() => void refetch()} />
}
