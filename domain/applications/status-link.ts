/** Stands in a message for the secret part of a link until the message leaves; written so that staff who read the message understand it. */
const SECRET_MARK = '\u2039secret\u203a'

/** The link of a message as it is stored: whose page it opens, without the secret. */
export function storedStatusLink(pageUrl: string): string {
  return `${pageUrl}/status#${SECRET_MARK}`
}

/** True where a text holds a link that is still to be made. */
export function wantsLink(text: string): boolean {
  return text.includes(`/status#${SECRET_MARK}`)
}

/** The text with the secret in every link. */
export function withSecret(text: string, secret: string): string {
  return text.replaceAll(`/status#${SECRET_MARK}`, `/status#${secret}`)
}
