import { TextLink } from '../../presentation/TextLink.js'
import { useDuplicates } from './use-duplicates.js'

/** A word on an account's head where its customer seems to be on record twice. */
export function DuplicateMark({ customerId }: { readonly customerId: string }) {
  const found = useDuplicates(customerId).length
  if (found === 0) return null
  return (
    <TextLink to={`/customers/${customerId}/show`}>
      {found === 1 ? 'Perhaps on record twice' : `Perhaps on record ${found + 1} times`}
    </TextLink>
  )
}
