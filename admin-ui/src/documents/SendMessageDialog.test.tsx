// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { testPage, type TestPage } from '../testing/test-page.js'
import { SendMessageDialog } from './SendMessageDialog.js'

let page: TestPage | undefined
afterEach(async () => page?.close())

const FIELDS = [
  { name: 'subject', kind: 'text', means: 'What it is about', example: 'x' },
  { name: 'text', kind: 'text', means: 'The message', example: 'y' },
]

test('a message is shown as it would leave before it is sent, and sent once', async () => {
  page = await testPage(<SendMessageDialog open accountId="A1" customerName="Abena Odell" onClose={() => undefined} />, {
    permissions: ['documents.send', 'documents.read'],
    answers: {
      'GET /message-templates': [{ id: 'NOTICE', title: 'Message in own words' }],
      'GET /message-templates/NOTICE': { id: 'NOTICE', title: 'Message in own words', fields: FIELDS },
      'POST /accounts/A1/messages/preview': {
        channel: 'email',
        reason: 'account',
        address: 'abena@example.org',
        language: 'en',
        subject: 'Your request',
        body: 'Dear Abena Odell,\n\nIt is done.',
      },
      'POST /accounts/A1/messages': { messageId: 7 },
    },
  })
  await page.shows('Fill in the fields to see what the customer will read.')
  expect(page.button('Send the message').disabled).toBe(true)
  await page.type('Subject', 'Your request')
  await page.type('Text', 'It is done.')
  await page.shows('E-mail, as the account’s bills go; in English')
  await page.shows('To abena@example.org')
  await page.press('Send the message')
  const sent = page.asked.filter((call) => call.method === 'POST' && call.path === '/accounts/A1/messages')
  expect(sent.map(({ body }) => body)).toEqual([
    {
      templateCode: 'NOTICE',
      fields: [
        { name: 'subject', value: 'Your request' },
        { name: 'text', value: 'It is done.' },
      ],
    },
  ])
  expect(sent[0]?.key).toMatch(/[0-9a-f-]{36}/)
})
