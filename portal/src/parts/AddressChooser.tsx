import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { PublicAddressJson } from '../../../api/applications/public-contract.js'
import { call, codeOf } from '../api-client.js'
import { addressLine } from '../apply/apply-form.js'
import { refusalText, useWords } from '../texts/words.js'
import { describedBy, Field } from './Field.js'

/** A pause in typing after which addresses are asked for. */
const PAUSE_MS = 250
const LETTERS_LEAST = 3

interface Props {
  readonly chosen: PublicAddressJson | null
  readonly error: string | undefined
  readonly onChoose: (address: PublicAddressJson | null) => void
}

type Found = { readonly text: string; readonly addresses: readonly PublicAddressJson[]; readonly code?: string }

/** Finds an address among those the utility serves while it is typed; arrows and Enter choose, Escape closes. */
export function AddressChooser({ chosen, error, onChoose }: Props) {
  const { t } = useWords()
  const [text, setText] = useState(chosen === null ? '' : addressLine(chosen))
  const [found, setFound] = useState<Found>()
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const asked = useRef<AbortController>(undefined)
  const wanted = text.trim()
  const isAsking = chosen === null && wanted.length >= LETTERS_LEAST

  useEffect(() => {
    if (!isAsking) return undefined
    const timer = setTimeout(() => {
      asked.current?.abort()
      const controller = new AbortController()
      asked.current = controller
      call<PublicAddressJson[]>(`/public/addresses?q=${encodeURIComponent(wanted.slice(0, 120))}`, { signal: controller.signal })
        .then((addresses) => {
          setFound({ text: wanted, addresses })
          setActive(-1)
          setIsOpen(true)
        })
        .catch((refusal: unknown) => {
          if (!controller.signal.aborted) setFound({ text: wanted, addresses: [], code: codeOf(refusal) })
        })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted, isAsking])

  const addresses = isAsking ? (found?.addresses ?? []) : []
  const isListed = isOpen && addresses.length > 0
  const choose = (address: PublicAddressJson): void => {
    setText(addressLine(address))
    setIsOpen(false)
    onChoose(address)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setIsOpen(false)
    if (!isListed) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((at) => (at + step + addresses.length) % addresses.length)
    }
    const picked = addresses[active]
    if (event.key === 'Enter' && picked !== undefined) {
      event.preventDefault()
      choose(picked)
    }
  }
  const isNone = isAsking && found?.text === wanted && found.addresses.length === 0
  return (
    <div className="chooser">
      <Field id="address" label={t.address.label} hint={t.address.hint} error={error}>
        <input
          id="address"
          type="text"
          role="combobox"
          autoComplete="off"
          autoCapitalize="words"
          spellCheck={false}
          maxLength={200}
          value={text}
          aria-expanded={isListed}
          aria-controls="address-list"
          aria-autocomplete="list"
          aria-activedescendant={isListed && active >= 0 ? `address-${active}` : undefined}
          {...describedBy('address', { hint: t.address.hint, error })}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value)
            onChoose(null)
          }}
        />
      </Field>
      <ul id="address-list" role="listbox" aria-label={t.address.label} className="options" hidden={!isListed}>
        {addresses.map((address, index) => (
          <li
            key={addressLine(address)}
            id={`address-${index}`}
            role="option"
            aria-selected={index === active}
            className={index === active ? 'option option-active' : 'option'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(address)}
          >
            <strong>{[address.line1, address.line2].filter((part) => part !== null && part !== '').join(', ')}</strong>
            <span className="quiet">
              {address.city}, {address.region} {address.postcode}
            </span>
          </li>
        ))}
      </ul>
      <p className="spoken" role="status">
        {isListed ? t.address.found(addresses.length) : ''}
      </p>
      {isNone && (
        <p className="notice" role="status">
          <strong>{found.code === undefined ? t.address.none : refusalText(t, found.code)}</strong>{' '}
          {found.code === undefined && t.address.noneHint}
        </p>
      )}
    </div>
  )
}
