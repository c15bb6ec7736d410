import type { ApplicantPageJson } from '../../../api/applications/public-contract.js'
import type { Texts } from '../texts/en.js'

/** What a stage means for the applicant, in a sentence; null where its heading says it. */
export function sentenceOf(page: ApplicantPageJson, t: Texts, dayText: (day: string) => string): string | null {
  const { sentences } = t.status
  const day = page.dueOn === null ? null : dayText(page.dueOn)
  const start = page.startOn === null ? '' : dayText(page.startOn)
  switch (page.stage) {
    case 'received':
      return day === null ? null : sentences.received(day)
    case 'needs_you':
      return day === null ? null : sentences.needsYou(day)
    case 'accepted':
      return sentences.accepted(start)
    case 'starting':
      return sentences.starting(start)
    case 'refused':
      return page.refusalText
    case 'in_service':
    case 'connecting':
    case 'connected':
    case 'withdrawn':
    case 'expired':
    case 'cancelled':
      return sentences[page.stage]
  }
}
