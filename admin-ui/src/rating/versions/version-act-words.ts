import type { TimelineEntryJson, TariffVersionPageJson } from '../../../../api/rating/version-contract.js'
import { countText } from '../../presentation/count-text.js'
import { dayText } from '../../presentation/date-text.js'
import { stateText } from '../../presentation/state-tone.js'
import type { Tone } from '../../shell/palette.js'

export type VersionAct = TariffVersionPageJson['acts'][number]

export const versionPath = (tariff: string, version: number): string =>
  `/tariffs/${encodeURIComponent(tariff)}/versions/${version}`
export const editorPath = (tariff: string, version?: number): string =>
  `/tariff-editor?tariff=${encodeURIComponent(tariff)}${version === undefined ? '' : `&version=${version}`}`

/** `from 1 Nov 2026`, `1 Nov 2026 to 31 Dec 2026`. */
export function daysText(from: string | null, to: string | null): string {
  if (from === null) return 'changes no day'
  return to === null ? `from ${dayText(from)}` : `${dayText(from)} to ${dayText(to)}`
}

const STANDING: Readonly<Record<NonNullable<TimelineEntryJson['standing']>, { readonly label: string; readonly tone: Tone }>> = {
  past: { label: 'Past', tone: 'idle' },
  current: { label: 'In force', tone: 'done' },
  coming: { label: 'Approved, coming', tone: 'running' },
  replaced: { label: 'Replaced', tone: 'idle' },
}

/** How a line of the time line stands, as a chip says it. */
export function chipOf({ state, standing }: Pick<TimelineEntryJson, 'state' | 'standing'>): { label: string; tone?: Tone } {
  if (standing !== null) return STANDING[standing]
  return { label: state === 'imported' ? 'Imported' : stateText(state) }
}

export interface ActWords {
  readonly label: string
  readonly confirm: string
  readonly said: string
  readonly dangerous?: boolean
}

export const ACT_WORDS: Readonly<Record<VersionAct, ActWords>> = {
  propose: { label: 'Propose', confirm: 'Propose it', said: 'It waits for another person to approve it.' },
  return: { label: 'Return', confirm: 'Return it', said: 'It is a draft again.' },
  approve: { label: 'Approve', confirm: 'Approve it', said: 'It is approved.' },
  withdraw: { label: 'Withdraw', confirm: 'Withdraw it', said: 'It is withdrawn.', dangerous: true },
  cancel: {
    label: 'Cancel',
    confirm: 'Cancel the version',
    said: 'It is cancelled; what stood before holds again.',
    dangerous: true,
  },
}

/** What an act will do, in sentences. */
export function consequencesOf(act: VersionAct, version: TariffVersionPageJson): string[] {
  const { effectiveFrom, effectiveTo, billedSegments, users } = version
  switch (act) {
    case 'propose':
      return ['Another person than who wrote or proposed it must approve it. It cannot be edited while it waits.']
    case 'return':
      return ['It is a draft again; the reason says what is to be mended.']
    case 'withdraw':
      return ['It stays to be seen here, and nothing follows from it. It cannot be taken up again.']
    case 'cancel':
      return ['Bills are made as before this version. That is possible only while it billed nothing.']
    case 'approve':
      return [
        effectiveFrom === null
          ? 'No price changes: only names and notes do.'
          : `Bills charge by it ${daysText(effectiveFrom, effectiveTo)}.`,
        ...(users === null
          ? []
          : [
              `${countText(users.agreements, 'agreement')} of ${countText(users.accounts, 'account')} ${users.agreements === 1 ? 'is' : 'are'} billed by it on those days.`,
            ]),
        ...(billedSegments === 0
          ? []
          : [
              `${countText(billedSegments, 'part')} of bills already made ${billedSegments === 1 ? 'holds' : 'hold'} such days; they stay as they are until somebody corrects them.`,
            ]),
      ]
  }
}

/** Why an act cannot be taken by this person now; undefined: it can. */
export function hinderedBecause(
  act: VersionAct,
  { isOwn, billedSegments, baseRevision, standingRevision }: TariffVersionPageJson,
): string | undefined {
  if (act === 'approve' && isOwn) return 'You wrote or proposed it; another person approves it.'
  if ((act === 'approve' || act === 'propose') && baseRevision !== standingRevision)
    return 'The tariff has changed since this was begun. Take that up in the editor first.'
  if (act === 'cancel' && billedSegments > 0) return `It has billed ${countText(billedSegments, 'part')} of bills that stand.`
  return undefined
}
