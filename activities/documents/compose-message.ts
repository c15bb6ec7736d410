import { applicantReceiver, type MessageReceiver, messageReceiver } from '../../db/documents/message-store.js'
import { type EffectiveTemplate, effectiveTemplate, findTemplate } from '../../db/documents/template-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility, type UtilityRow } from '../../db/utility/utility-store.js'
import { type ChosenChannel, chooseChannel } from '../../domain/documents/message-channel.js'
import { textFor } from '../../domain/documents/message-texts.js'
import { type RenderedMessage, renderMessage } from '../../domain/documents/render-message.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { UtilityFile } from '../../domain/utility/settings-file.js'

export interface MessageRequest {
  readonly templateCode: string
  /** null: it belongs to no account, as with an applicant. */
  readonly accountId: string | null
  /** null: it goes to an applicant who is no customer yet. */
  readonly customerId: string | null
  /** The application of who gets it, where that is no customer. */
  readonly applicationId?: string | null | undefined
  /** Values of the template's fields: days as `YYYY-MM-DD`, money as `120.00`; they are written as the language does. */
  readonly fields: Readonly<Record<string, string>>
  readonly businessDate: string
  /** Languages that stand below the receiver's own, on paper and by e-mail; a text message has room for one. */
  readonly alsoIn?: readonly string[] | undefined
  /** A channel for this one message, in place of what the customer chose. */
  readonly channel?: 'email' | 'sms' | 'post' | undefined
}

/** A message as it would leave. */
export interface ComposedMessage extends ChosenChannel {
  readonly template: EffectiveTemplate
  readonly language: string
  readonly address: string | null
  readonly subject: string
  /** The text of its channel: the short one by SMS. */
  readonly body: string
}

/**
 * Fills a template in for a customer, in their language and for the channel it goes by. Refuses TEMPLATE_UNKNOWN, NOT_FOUND and what
 * `renderMessage` refuses.
 */
export async function composeMessage(db: Queryable, request: MessageRequest): Promise<ComposedMessage> {
  const { templateCode, accountId, businessDate } = request
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const template = await effectiveTemplate(db, templateCode, businessDate)
  if (template === undefined) await refuseTemplate(db, templateCode, businessDate)
  invariant(template !== undefined, 'a template that was refused')
  const receiver = await receiverFor(db, request, template.messageKind)
  if (accountId !== null && receiver.delivery === null) refuse('NOT_FOUND', `There is no account ${accountId}.`)
  const text = textFor(template.texts, receiver.language, factsOf(utility)?.language)
  invariant(text !== undefined, 'a version of a template without texts', { templateCode })
  const values = { ...request.fields, ...standardValues(utility, { customerName: receiver.name, accountId, on: businessDate }) }
  const rendered = valueOf(renderMessage(text, template.fields, values, utility.currency))
  const others = otherLanguages(template, request.alsoIn ?? [], text.language).map((other) =>
    valueOf(renderMessage(other, template.fields, values, utility.currency)),
  )
  const chosen = chooseChannel({
    preference: receiver.preference ?? undefined,
    picked: request.channel,
    delivery: receiver.delivery ?? undefined,
    mustReach: template.mustReach,
    hasShortText: rendered.shortText !== null,
    email: receiver.email,
    mobile: receiver.mobile,
    phone: receiver.phone,
  })
  return {
    ...chosen,
    template,
    language: text.language,
    address: addressOf(chosen, receiver),
    subject: [rendered, ...others].map(({ subject }) => subject).join(' / '),
    body: chosen.channel === 'sms' ? bodyOf(chosen, rendered) : [rendered, ...others].map(({ body }) => body).join(BELOW),
  }
}

/** Between the languages of one message. */
const BELOW = '\n\n* * *\n\n'

/** The texts of the further languages. Refuses TEMPLATE_LANGUAGE_MISSING where the template has none: what must be printed is not left out. */
function otherLanguages(
  template: EffectiveTemplate,
  alsoIn: readonly string[],
  own: string,
): EffectiveTemplate['texts'][number][] {
  return alsoIn
    .filter((language) => language !== own)
    .map(
      (language) =>
        template.texts.find((text) => text.language === language) ??
        refuse(
          'TEMPLATE_LANGUAGE_MISSING',
          `The template ${template.templateCode} has no text in the language ${language}. Write one.`,
          {
            language,
          },
        ),
    )
}

async function receiverFor(
  db: Queryable,
  { accountId, customerId, applicationId }: MessageRequest,
  messageKind: string,
): Promise<MessageReceiver> {
  const receiver =
    customerId === null
      ? await applicantReceiver(db, applicationId ?? '')
      : await messageReceiver(db, { customerId, accountId, messageKind })
  if (receiver !== undefined) return receiver
  return refuse('NOT_FOUND', `There is no ${customerId === null ? 'application' : `customer ${customerId}`} to write to.`)
}

/** Values of the fields that every message has without being given. */
export function standardValues(
  utility: UtilityRow,
  of: { readonly customerName: string; readonly accountId: string | null; readonly on: string },
): Record<string, string> {
  return {
    customerName: of.customerName,
    accountNumber: of.accountId ?? '',
    utilityName: utility.name,
    utilityPhone: factsOf(utility)?.phone ?? '',
    today: of.on,
  }
}

function factsOf(utility: UtilityRow): Partial<UtilityFile> | undefined {
  return (utility.settings as { utility?: Partial<UtilityFile> }).utility
}

async function refuseTemplate(db: Queryable, templateCode: string, on: string): Promise<never> {
  const known = await findTemplate(db, templateCode)
  if (known === undefined) refuse('TEMPLATE_UNKNOWN', `There is no message template ${templateCode}.`)
  return refuse('TEMPLATE_NOT_EFFECTIVE', `No version of the template ${templateCode} counts on ${on} yet.`)
}

function addressOf({ channel }: ChosenChannel, receiver: MessageReceiver): string | null {
  if (channel === 'email') return receiver.email
  if (channel === 'sms') return receiver.mobile
  return channel === 'post' ? receiver.envelope : null
}

function bodyOf({ channel }: ChosenChannel, rendered: RenderedMessage): string {
  return channel === 'sms' ? (rendered.shortText ?? rendered.body) : rendered.body
}
