import { useEffect } from 'react'

/** What the browser's tab says, while this page is shown. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Penstock`
    return () => {
      document.title = 'Penstock'
    }
  }, [title])
}
