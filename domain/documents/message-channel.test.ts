import { expect, test } from 'vitest'
import { type ChannelFacts, chooseChannel } from './message-channel.js'

const REACHED: ChannelFacts = {
  preference: undefined,
  picked: undefined,
  delivery: 'email',
  mustReach: false,
  hasShortText: true,
  email: 'a@example.org',
  mobile: '+1-541-555-0179',
  phone: '+1-541-555-0179',
}

test.each<[string, Partial<ChannelFacts>, string]>([
  ['as the account’s bills', {}, 'email, account'],
  ['bills by post', { delivery: 'post' }, 'post, account'],
  ['bills both ways: by e-mail', { delivery: 'both' }, 'email, account'],
  ['bills by e-mail without an address', { email: null }, 'post, account'],
  ['no account', { delivery: undefined }, 'email, account'],
  ['no account, no e-mail', { delivery: undefined, email: null }, 'post, account'],
  ['chosen: text message', { preference: 'sms' }, 'sms, chosen'],
  ['chosen: text message, no number', { preference: 'sms', mobile: null }, 'email, no_address'],
  ['chosen: text message, the template has no short text', { preference: 'sms', hasShortText: false }, 'email, no_short_text'],
  ['chosen: e-mail, no address', { preference: 'email', email: null }, 'post, no_address'],
  ['chosen: telephone', { preference: 'phone' }, 'phone, chosen'],
  ['chosen: telephone, no number', { preference: 'phone', phone: null, email: null }, 'post, no_address'],
  ['chosen: none', { preference: 'none' }, 'none, chosen'],
  ['chosen: none, must reach', { preference: 'none', mustReach: true }, 'email, must_reach'],
  ['picked over what was chosen', { preference: 'none', picked: 'post' }, 'post, picked'],
  ['picked: text message, no number', { picked: 'sms', mobile: null, email: null }, 'post, no_address'],
])('%s', (_name, facts, expected) => {
  const { channel, reason } = chooseChannel({ ...REACHED, ...facts })
  expect(`${channel}, ${reason}`).toBe(expected)
})
