// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { useCommand } from '../../presentation/use-command.js'
import { Refusal } from '../../testing/refusal.js'
import { type TestPage, testPage } from '../../testing/test-page.js'
import { AlertsBeforeAct } from './AlertsBeforeAct.js'

let page: TestPage
afterEach(() => page.close())

const ALERT = { id: 7, subjectKind: 'premise', subjectId: 'P1', severity: 'danger', text: 'Dog in the yard', isRead: false }

function Act() {
  const { send } = useCommand({ said: 'Done' })
  return <button onClick={() => send({ path: '/cases', body: { summary: 'Noise' } })}>Open it</button>
}

test('an act that is refused for an unread alert is sent again once it was read', async () => {
  let isRead = false
  page = await testPage(
    <>
      <AlertsBeforeAct />
      <Act />
    </>,
    {
      permissions: ['customers.note', 'cases.work'],
      answers: {
        'POST /cases': () => (isRead ? { caseId: 1 } : new Refusal(409, 'ALERTS_UNREAD', 'Read this first', { alerts: [ALERT] })),
        'POST /alert-acknowledgements': () => {
          isRead = true
          return { acknowledged: 1 }
        },
      },
    },
  )
  await page.press('Open it')
  await page.until(() => page.text().includes('Dog in the yard'))
  await page.press('I have read it')
  await page.until(() => page.asked.filter(({ path }) => path === '/cases').length === 2)
  await page.until(() => !page.text().includes('Dog in the yard'))
  expect(page.asked.map(({ path }) => path).filter((path) => path !== '/utility')).toEqual([
    '/cases',
    '/alert-acknowledgements',
    '/cases',
  ])
})
