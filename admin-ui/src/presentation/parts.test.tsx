// @vitest-environment happy-dom
import { ListContextProvider, type ListControllerResult } from 'react-admin'
import { useLocation } from 'react-router-dom'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Refusal } from '../testing/refusal.js'
import { type TestPage, testPage } from '../testing/test-page.js'
import { ActionButton } from './ActionButton.js'
import { ListTable } from './ListTable.js'
import { Money } from './Money.js'
import { ProgressBar } from './ProgressBar.js'
import { ReasonDialog } from './ReasonDialog.js'
import { StateChip } from './StateChip.js'
import { useCommand } from './use-command.js'

let page: TestPage
afterEach(() => page.close())

describe('Money', () => {
  test.each([
    [<Money key="1" amount="-8.67" currency="USD" sayCredit />, '−$8.67credit'],
    [<Money key="2" amount="8.67" currency="USD" sayCredit />, '$8.67'],
    [<Money key="3" amount={null} currency="USD" />, '–'],
  ])('%#', async (money, text) => {
    page = await testPage(money)
    expect(page.text().replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })
})

test('a state is always a word', async () => {
  page = await testPage(<StateChip state="pending_start" />)
  expect(page.text()).toBe('Pending start')
})

describe('ActionButton', () => {
  test('is absent for who never may', async () => {
    page = await testPage(<ActionButton permission="billing.approve">Approve</ActionButton>, { permissions: ['billing.read'] })
    expect(page.text()).toBe('')
  })
  test('says why it cannot be pressed now', async () => {
    page = await testPage(<ActionButton disabledBecause="Nothing to approve.">Approve</ActionButton>)
    expect(page.button('Approve').disabled).toBe(true)
    expect(document.querySelector('[aria-label="Nothing to approve."]')).not.toBeNull()
  })
})

test('ReasonDialog wants a reason before it lets the act happen', async () => {
  const onConfirm = vi.fn<(reason?: string) => void>()
  page = await testPage(
    <ReasonDialog open title="Approve 2 bills" confirmLabel="Approve 2 bills" onConfirm={onConfirm} onClose={() => undefined}>
      They go to 2 customers.
    </ReasonDialog>,
  )
  expect(page.button('Approve 2 bills').disabled).toBe(true)
  await page.type('Reason', '  ok  ')
  expect(page.button('Approve 2 bills').disabled).toBe(true)
  await page.type('Reason', ' Looked at all of them ')
  await page.press('Approve 2 bills')
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith('Looked at all of them')
})

test('ProgressBar tells done, total, rate and what is left', async () => {
  page = await testPage(<ProgressBar label="Run" done={250} total={1000} noun="accounts" rate={25} now="computing" />)
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
    page = await testPage(
      <ListContextProvider value={list}>
        <ListTable title="Accounts" rows={rows} columns={columns} rowTo={(row) => `/accounts/${row.id}/show`} />
        <Where />
      </ListContextProvider>,
    )
    const body = [...document.querySelectorAll('tbody tr')] as HTMLElement[]
    expect(body.map((row) => row.tabIndex)).toEqual([0, -1, -1])
    body[0]?.focus()
    await page.key(body[0] as HTMLElement, 'ArrowDown')
    expect(document.activeElement).toBe(body[1])
    await page.key(body[1] as HTMLElement, 'End')
    expect(document.activeElement).toBe(body[2])
    await page.key(body[2] as HTMLElement, 'ArrowDown')
    expect(document.activeElement).toBe(body[2])
    await page.key(body[2] as HTMLElement, 'Enter')
    expect(document.querySelector('output')?.textContent).toBe('/accounts/A3/show')
  })
})

describe('useCommand', () => {
  const onDone = vi.fn<() => void>()
  function Act() {
    const { begin, send, isSending } = useCommand({ onDone })
    return (
      <>
        <button type="button" onClick={begin}>
          open
        </button>
        <button type="button" onClick={() => send({ path: '/acts', body: { n: 1 } })}>
          send
        </button>
        {isSending && 'on its way'}
      </>
    )
  }
  const keys = (): (string | null)[] => page.asked.filter((call) => call.path === '/acts').map((call) => call.key)
  async function send(): Promise<void> {
    const before = keys().length
    await page.press('send')
    await page.until(() => keys().length > before && !page.text().includes('on its way'))
  }

  test('keeps its key until an answer came, so that sending again cannot do it twice', async () => {
    let isReachable = false
    const answer = (): object => {
      if (!isReachable) throw new TypeError('Failed to fetch')
      return {}
    }
    onDone.mockReset()
    page = await testPage(<Act />, { answers: { 'POST /acts': answer } })
    await page.press('open')
    await send()
    isReachable = true
    await send()
    expect(keys()[0]).toBe(keys()[1])
    expect(onDone).toHaveBeenCalledOnce()
    await send()
    expect(keys()[2]).not.toBe(keys()[1])
  })

  test('takes a new key after a refusal', async () => {
    page = await testPage(<Act />, { answers: { 'POST /acts': new Refusal(409, 'RUN_ENDED', 'The run is over.') } })
    await page.press('open')
    await send()
    await send()
    expect(keys()[0]).not.toBe(keys()[1])
  })
})
