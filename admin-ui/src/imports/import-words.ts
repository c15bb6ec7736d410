import type { ImportRecordJson } from '../../../api/imports/contract.js'
import type { Tone } from '../shell/palette.js'

type State = ImportRecordJson['state']

const CHIPS: Readonly<Record<State, { readonly label: string; readonly tone: Tone }>> = {
  uploading: { label: 'Files are being sent', tone: 'running' },
  queued: { label: 'Waits for the worker', tone: 'running' },
  validating: { label: 'Checking', tone: 'running' },
  refused: { label: 'Refused', tone: 'action' },
  writing: { label: 'Writing', tone: 'running' },
  completed: { label: 'Imported', tone: 'done' },
  validated: { label: 'Checked, nothing written', tone: 'done' },
  unchanged: { label: 'Imported before', tone: 'idle' },
  failed: { label: 'Failed', tone: 'action' },
}

export function importChip(state: State): { readonly label: string; readonly tone: Tone } {
  return CHIPS[state]
}

export function isUnderWay(state: State): boolean {
  return CHIPS[state].tone === 'running'
}

/** What came of an import and what to do now, as a sentence. */
export function importSentence(
  page: Pick<ImportRecordJson, 'state' | 'isDryRun' | 'errors' | 'warnings' | 'failure' | 'counts'>,
): string {
  switch (page.state) {
    case 'uploading':
      return 'The files are being sent. Nothing is checked before the import is started.'
    case 'queued':
      return 'Everything is here. The worker begins as soon as it is free.'
    case 'validating':
      return 'Every file is being checked; nothing is written before all are.'
    case 'writing':
      return 'The set has no error and is being written, all of it or nothing.'
    case 'refused':
      return 'Nothing was written. Mend what the findings say and import the whole set again, or leave the rejected rows out by name (accepted-rows.csv).'
    case 'validated':
      return page.errors > 0
        ? 'A trial: nothing was written. The set has errors.'
        : 'A trial: nothing was written. The set may be imported.'
    case 'completed':
      return page.warnings > 0
        ? 'The set is imported. The warnings say what was not used as it stands.'
        : 'The set is imported as it stands.'
    case 'unchanged':
      return 'The same set was imported before; nothing was changed.'
    case 'failed':
      return page.failure ?? 'The import ended with a failure; nothing was written.'
  }
}

/** Rows read: those of the files once they are counted, those of the progress before. */
export function rowsOf(page: Pick<ImportRecordJson, 'rows' | 'counts'>): number {
  const counted = (page.counts.files ?? []).reduce((sum, file) => sum + file.rows, 0)
  return counted > 0 ? counted : page.rows
}

/** `1.4 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
