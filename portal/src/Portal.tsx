import { useEffect, useMemo, useState } from 'react'
import type { ApplicantPageJson, PublicUtilityJson } from '../../api/applications/public-contract.js'
import { ApplyPage } from './apply/ApplyPage.js'
import { useAnswer } from './apply/use-answer.js'
import { EnergyPage } from './energy/EnergyPage.js'
import { Frame } from './parts/Frame.js'
import { Waiting } from './parts/Waiting.js'
import { PlanPage } from './plan/PlanPage.js'
import { StatusPage } from './status/StatusPage.js'
import { type Language, languageFor, TEXTS, useWords, WordsContext } from './texts/words.js'

interface Opened {
  readonly page: 'apply' | 'status' | 'plan' | 'energy'
  /** Of a link: what stands behind the #, where no server sees it. */
  readonly secret: string
  /** Where the application was sent a moment ago: as it was answered. */
  readonly sent?: ApplicantPageJson
}

const PAGES: Readonly<Record<string, Opened['page']>> = { '/plan': 'plan', '/energy': 'energy', '/apply/status': 'status' }

/** What an address opens. */
function pageAt({ pathname, hash }: Location): Opened {
  const path = pathname.replace(/\/$/, '')
  return { page: PAGES[path] ?? 'apply', secret: hash.slice(1) }
}

/** The pages for customers, in the language that was chosen. */
export function Portal() {
  const [language, choose] = useState<Language>(() => languageFor(navigator.languages))
  const words = useMemo(() => ({ language, t: TEXTS[language], choose }), [language])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <WordsContext value={words}>
      <Pages />
    </WordsContext>
  )
}

function Pages() {
  const { t } = useWords()
  const utility = useAnswer<PublicUtilityJson>('/public/utility')
  const [opened, setOpened] = useState(() => pageAt(window.location))
  const title = { apply: t.title, status: t.statusTitle, plan: t.plan.title, energy: t.energy.title }[opened.page]
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    // A link that is opened in the same window changes no more than what follows the #.
    const onHash = (): void => setOpened(pageAt(window.location))
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [])
  if (utility.state !== 'there') {
    return (
      <main className="wide">
        <Waiting asked={utility} />
      </main>
    )
  }
  const onSent = (page: ApplicantPageJson, secret: string): void => {
    window.history.replaceState(null, '', `/apply/status#${secret}`)
    setOpened({ page: 'status', secret, sent: page })
    window.scrollTo(0, 0)
  }
  const onCode = (page: 'plan' | 'energy') => (code: string) => {
    window.history.replaceState(null, '', `/${page}#${code}`)
    setOpened({ page, secret: code })
  }
  return <Frame utility={utility.answer}>{pageOf(utility.answer)}</Frame>

  function pageOf(answer: PublicUtilityJson) {
    if (opened.page === 'plan') return <PlanPage key={opened.secret} code={opened.secret} onCode={onCode('plan')} />
    if (opened.page === 'energy') return <EnergyPage key={opened.secret} code={opened.secret} onCode={onCode('energy')} />
    if (opened.page === 'status') {
      return <StatusPage key={opened.secret} utility={answer} secret={opened.secret} sent={opened.sent} />
    }
    if (answer.isOpen) return <ApplyPage utility={answer} onSent={onSent} />
    return (
      <>
        <h1>{t.closedTitle}</h1>
        <p>{t.closed(answer.phone)}</p>
      </>
    )
  }
}
