import type { TemplateVersionJson } from '../../../api/documents/contract.js'
import { countText } from '../presentation/count-text.js'
import { dayText } from '../presentation/date-text.js'
import { StateChip } from '../presentation/StateChip.js'
import { VersionChoice } from '../presentation/VersionChoice.js'

interface Props {
  readonly versions: readonly TemplateVersionJson[]
  /** The one that counts today. */
  readonly current: number | null
  readonly today: string
  readonly shown: number | undefined
  readonly onShow: (version: number) => void
}

/** The versions of a template, the newest first. Pressing one shows its texts. */
export function TemplateTimeline({ versions, current, today, shown, onShow }: Props) {
  return (
    <VersionChoice
      shown={shown}
      onShow={onShow}
      versions={versions.map((version) => ({
        id: version.version,
        name: `Version ${version.version}`,
        standing: standingOf(version, current, today),
        about: aboutOf(version),
      }))}
    />
  )
}

function standingOf(version: TemplateVersionJson, current: number | null, today: string) {
  if (version.version === current) return <StateChip state="current" label="Counts today" tone="done" />
  return version.effectiveFrom > today ? (
    <StateChip state="future" label="To come" tone="running" />
  ) : (
    <StateChip state="past" label="Past" tone="idle" />
  )
}

function aboutOf({ effectiveFrom, messages }: TemplateVersionJson): string {
  // What comes with the system counts from long before any utility used it.
  const from = effectiveFrom === '2000-01-01' ? 'from the beginning' : `from ${dayText(effectiveFrom)}`
  return messages > 0 ? `${from}, ${countText(messages, 'message')}` : from
}
