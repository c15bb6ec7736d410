import { useQuery } from '@tanstack/react-query'
import type { TariffPageJson } from '../../../../api/rating/contract.js'
import type { TariffVersionPageJson } from '../../../../api/rating/version-contract.js'
import { callApi } from '../../http.js'
import { blankTariff } from './new-tariff.js'
import { textOf, type Json } from './tariff-text.js'

/** What the editor begins with. */
export interface EditorBeginning {
  readonly text: string
  readonly publishedOn: string
  /** The draft that is edited; undefined: it is not saved yet. */
  readonly version: TariffVersionPageJson | undefined
  /** The tariff is there already, and its code stays. */
  readonly isNew: boolean
  /** The revision it is made from. */
  readonly fromRevision: number
}

/** Loads a draft, or what stands of a tariff to begin a version of it, or what a new tariff begins with. */
export function useEditorBeginning(tariff: string | null, version: string | null, today: string) {
  return useQuery<EditorBeginning>({
    queryKey: ['tariff-editor', tariff, version],
    queryFn: async ({ signal }) => {
      if (tariff === null)
        return { text: textOf(blankTariff(today)), publishedOn: '', version: undefined, isNew: true, fromRevision: 0 }
      const path = `/tariffs/${encodeURIComponent(tariff)}`
      if (version === null) {
        const { document, revision } = (await callApi<TariffPageJson>(path, { signal })).body
        return { text: textOf(document as Json), publishedOn: '', version: undefined, isNew: false, fromRevision: revision }
      }
      const draft = (await callApi<TariffVersionPageJson>(`${path}/versions/${encodeURIComponent(version)}`, { signal })).body
      return {
        text: draft.file,
        publishedOn: draft.publishedOn ?? '',
        version: draft,
        isNew: false,
        fromRevision: draft.baseRevision,
      }
    },
    enabled: today !== '',
    // What is being written is not replaced by what somebody else did meanwhile: saving tells of that.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}
