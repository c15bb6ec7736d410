import polyglotI18nProvider from 'ra-i18n-polyglot'
import englishMessages from 'ra-language-english'

const messages = {
  ...englishMessages,
  ra: {
    ...englishMessages.ra,
    auth: {
      ...englishMessages.ra.auth,
      auth_check_error: 'Please sign in to continue.',
      logout: 'Sign out',
    },
    notification: {
      ...englishMessages.ra.notification,
      http_error: 'The server cannot be reached. Check the connection and try again.',
    },
  },
}

export const i18nProvider = polyglotI18nProvider(() => messages, 'en', [{ locale: 'en', name: 'English' }], {
  allowMissing: true,
})
