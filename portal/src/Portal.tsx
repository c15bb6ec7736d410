import { useEffect, useMemo, useState } from 'react'
import type { ApplicantPageJson, PublicUtilityJson } from '../../api/applications/public-contract.js'
import { ApplyPage } from './apply/ApplyPage.js'
import { useAnswer } from './apply/use-answer.js'
import { Frame } from './parts/Frame.js'
import { Waiting } from './parts/Waiting.js'
import { StatusPage } from './status/StatusPage.js'
import { type Language, languageFor, TEXTS, useWords, WordsContext } from './texts/words.js'

interface Opened {
  /** Of a link: what stands behind the #, where no server sees it. */
  readonly secret: string
  /** Where the application was sent a moment ago: as it was answered. */
  readonly sent?: ApplicantPageJson
}

/** The status page, where an address opens it. */
function pageAt({ pathname, hash }: Location): Opened | undefined {
  return pathname.replace(/\/$/, '') === '/apply/status' ? { secret: hash.slice(1) } : undefined
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
  const [status, setStatus] = useState(() => pageAt(window.location))
  useEffect(() => {
    document.title = status === undefined ? t.title : t.statusTitle
  }, [status, t])
  useEffect(() => {
    // A link that is opened in the same window changes no more than what follows the #.
    const onHash = (): void => setStatus(pageAt(window.location))
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
    setStatus({ secret, sent: page })
    window.scrollTo(0, 0)
  }
  return (
    <Frame utility={utility.answer}>
      {status !== undefined ? (
        <StatusPage key={status.secret} utility={utility.answer} secret={status.secret} sent={status.sent} />
      ) : utility.answer.isOpen ? (
        <ApplyPage utility={utility.answer} onSent={onSent} />
      ) : (
        <>
          <h1>{t.closedTitle}</h1>
          <p>{t.closed(utility.answer.phone)}</p>
        </>
      )}
    </Frame>
  )
}
