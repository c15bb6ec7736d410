// @vitest-environment happy-dom
import { ListContextProvider, type ListControllerResult } from 'react-admin'
import { useLocation } from 'react-router-dom'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fakeApi, Refusal } from '../../test/fake-api.js'
import { render, type Rendered } from '../../test/render.js'
import { ActionButton } from './ActionButton.js'
import { ListTable } from './ListTable.js'
import { Money } from './Money.js'
import { ProgressBar } from './ProgressBar.js'
import { ReasonDialog } from './ReasonDialog.js'
import { StateChip } from './StateChip.js'
import { useCommand } from './use-command.js'

let page: Rendered
afterEach(async () => {
  await page.close()
  document.body.replaceChildren()
})

describe('Money', () => {
  test.each([
    [<Money key="1" amount="-8.67" currency="USD" sayCredit />, '−$8.67credit'],
    [<Money key="2" amount="8.67" currency="USD" sayCredit />, '$8.67'],
    [<Money key="3" amount={null} currency="USD" />, '–'],
  ])('%#', async (money, text) => {
    fakeApi({})
    page = await render(money)
    expect(page.text().replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })
})

test('a state is always a word', async () => {
  page = await render(<StateChip state="pending_start" />)
  expect(page.text()).toBe('Pending start')
})

describe('ActionButton', () => {
  test('is absent for who never may', async () => {
    page = await render(<ActionButton permission="billing.approve">Approve</ActionButton>, { permissions: ['billing.read'] })
    expect(page.text()).toBe('')
  })
  test('says why it cannot be pressed now', async () => {
    page = await render(<ActionButton disabledBecause="Nothing to approve.">Approve</ActionButton>)
    expect(page.button('Approve').disabled).toBe(true)
    expect(page.page.querySelector('[aria-label="Nothing to approve."]')).not.toBeNull()
  })
})

test('ReasonDialog wants a reason before it lets the act happen', async () => {
  const onConfirm = vi.fn()
  page = await render(
    <ReasonDialog open title="Approve 2 bills" confirmLabel="Approve 2 bills" onConfirm={onConfirm} onClose={() => undefined}>
      They go to 2 customers.
    </ReasonDialog>,
  )
  expect(page.button('Approve 2 bills').disabled).toBe(true)
  const field = document.querySelector('textarea') as HTMLTextAreaElement
  await page.type(field, '  ok  ')
  expect(page.button('Approve 2 bills').disabled).toBe(true)
  await page.type(field, ' Looked at all of them ')
  await page.press(page.button('Approve 2 bills'))
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith('Looked at all of them')
})

test('ProgressBar tells done, total, rate and what is left', async () => {
  page = await render(<ProgressBar label="Run" done={250} total={1000} noun="accounts" rate={25} now="computing" />)
  expect(page.text()).toBe('250 of 1,000 accounts25 a secondabout 30 s leftcomputing')
})

describe('ListTable', () => {
  const rows = [{ id: 'A1' }, { id: 'A2' }, { id: 'A3' }]
  const columns = [{ id: 'id', label: 'Account', render: (row: { id: string }) => row.id, text: (row: { id: string }) => row.id }]
  const list = { sort: { field: 'id', order: 'ASC' }, setSort: () => undefined } as unknown as ListControllerResult
  function Where() {
    return <output>{useLocation().pathname}</output>
  }

  test('one row has the focus; arrows move it, Enter opens it', async () => {
    page = await render(
      <ListContextProvider value={list}>
        <ListTable title="Accounts" rows={rows} columns={columns} rowTo={(row) => `/accounts/${row.id}/show`} />
        <Where />
      </ListContextProvider>,
    )
    const body = [...page.page.querySelectorAll('tbody tr')] as HTMLElement[]
    expect(body.map((row) => row.tabIndex)).toEqual([0, -1, -1])
    body[0]?.focus()
    await page.key(body[0] as HTMLElement, 'ArrowDown')
    expect(document.activeElement).toBe(body[1])
    await page.key(body[1] as HTMLElement, 'End')
    expect(document.activeElement).toBe(body[2])
    await page.key(body[2] as HTMLElement, 'ArrowDown')
    expect(document.activeElement).toBe(body[2])
    await page.key(body[2] as HTMLElement, 'Enter')
    expect(page.page.querySelector('output')?.textContent).toBe('/accounts/A3/show')
  })
})

describe('useCommand', () => {
  function Act({ onDone }: { readonly onDone: () => void }) {
    const { begin, send, isSending } = useCommand({ onDone })
    return (
      <>
        <button type="button" onClick={begin}>
          open
        </button>
        <button type="button" onClick={() => send({ path: '/acts', body: { n: 1 } })}>
          send
        </button>
        {isSending && 'sending'}
      </>
    )
  }

  /** Sends and waits until it was sent and answered: the button is quick, the answer is not. */
  async function send(asked: readonly unknown[]): Promise<void> {
    const before = asked.length
    await page.press(page.button('send'))
    await page.until(() => asked.length > before)
    await page.until(() => !page.text().includes('sending'))
  }

  test('keeps its key until an answer came, so that sending again cannot do it twice', async () => {
    let isReachable = false
    const onDone = vi.fn()
    const asked = fakeApi({
      'POST /acts': () => {
        if (!isReachable) throw new TypeError('Failed to fetch')
        return {}
      },
    })
    page = await render(<Act onDone={onDone} />)
    await page.press(page.button('open'))
    await send(asked)
    isReachable = true
    await send(asked)
    expect(asked).toHaveLength(2)
    expect(asked[0]?.key).toBe(asked[1]?.key)
    expect(onDone).toHaveBeenCalledOnce()
    await send(asked)
    expect(asked[2]?.key).not.toBe(asked[1]?.key)
  })

  test('takes a new key after a refusal', async () => {
    const asked = fakeApi({ 'POST /acts': () => new Refusal(409, 'RUN_ENDED', 'The run is over.') })
    page = await render(<Act onDone={() => undefined} />)
    await page.press(page.button('open'))
    await send(asked)
    await send(asked)
    expect(asked[0]?.key).not.toBe(asked[1]?.key)
  })
})
