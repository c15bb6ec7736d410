import { type Static, Type } from 'typebox'
import { closed, localDate, nullable, serial, text } from '../fields.js'

/** Whether a page has anything to show, and the one that was sent last and not taken back. */
export const sentEnergyPage = closed({
  hasAny: Type.Boolean(),
  sent: nullable(
    closed({ id: serial(), sentOn: localDate(), sentBy: text(200), validUntil: localDate(), channel: nullable(text(20)) }),
  ),
})
export type SentEnergyPageJson = Static<typeof sentEnergyPage>
