import type { CollectionRecordJson } from '../../../api/collections/contract.js'
import { StateChip } from '../presentation/StateChip.js'
import { closedText, collectionStateText } from './collection-words.js'

type Standing = Pick<CollectionRecordJson, 'state' | 'closeCode' | 'asksApproval'>

/** Where a case stands; one that waits for a supervisor says so instead. */
export function CollectionStateChip({ entry }: { readonly entry: Standing }) {
  if (entry.asksApproval) return <StateChip state="waiting" tone="waiting" label="Waits for release" />
  if (entry.closeCode !== null) return <StateChip state="closed" tone="idle" label={closedText(entry.closeCode)} />
  const tone = entry.state === 'cut' ? 'action' : entry.state === 'dunning' ? 'running' : 'waiting'
  return <StateChip state={entry.state} tone={tone} label={collectionStateText(entry.state)} />
}
