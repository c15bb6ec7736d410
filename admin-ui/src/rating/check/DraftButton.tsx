import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import type { TranslationJson } from '../../../../api/rating/rate-check-contract.js'
import { callApi, problemOf } from '../../http.js'
import { downloadText } from '../../presentation/csv-text.js'
import { pairsOf, type RateCheckForm } from './rate-check-request.js'

/** Makes a tariff file of a published rate, in force from the first day of the check: a draft to look over and upload. */
export function DraftButton({ form }: { readonly form: RateCheckForm }) {
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async () => {
      const body = {
        tariff: form.tariff?.text ?? '',
        from: form.from,
        attributes: pairsOf(form.attributes),
        options: pairsOf(form.options),
      }
      return (await callApi<TranslationJson>('/tariff-drafts', { method: 'POST', body })).body
    },
    onSuccess: (draft) => {
      if (draft.tariff === null) return
      const code = (draft.tariff as { tariff: string }).tariff
      downloadText(`${code}.json`, `${JSON.stringify(draft.tariff, null, 2)}\n`, 'application/json')
    },
  })
  const refused = data?.tariff === null ? data.refusals[0]?.message : problemOf(error)?.detail
  return (
    <>
      <Button variant="outlined" onClick={() => mutate()} disabled={isPending}>
        Save as a draft tariff file
      </Button>
      {refused !== undefined && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {refused}
        </Alert>
      )}
    </>
  )
}
