import type { ReactNode } from 'react'
import type { PublicUtilityJson } from '../../../api/applications/public-contract.js'
import { LANGUAGES, TEXTS, useWords } from '../texts/words.js'

/** What every page has around it: whose it is, the language, where to call. */
export function Frame({ utility, children }: { readonly utility: PublicUtilityJson; readonly children: ReactNode }) {
  const { language, t, choose } = useWords()
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="top">
        <div className="wide">
          <span className="brand">
            <img src="/apply/mark.svg" alt="" width="28" height="28" />
            {utility.name}
          </span>
          <span className="languages">
            {LANGUAGES.map((each) => (
              <button
                key={each}
                type="button"
                lang={each}
                aria-pressed={each === language}
                className="plain"
                onClick={() => choose(each)}
              >
                {TEXTS[each].language}
              </button>
            ))}
          </span>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="wide">
        {children}
      </main>
      <footer className="wide foot">
        {utility.phone !== null && <a href={`tel:${utility.phone.replaceAll(/[^+\d]/g, '')}`}>{t.call(utility.phone)}</a>}
        {utility.email !== null && <a href={`mailto:${utility.email}`}>{utility.email}</a>}
      </footer>
    </>
  )
}
