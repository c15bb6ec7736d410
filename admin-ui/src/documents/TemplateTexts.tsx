import Box from '@mui/material/Box'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import { useState } from 'react'
import type { TemplateTextJson } from '../../../api/documents/contract.js'
import { languageText } from '../customers/customer-words.js'

/** The texts of a version, a language at a time, with their fields marked. */
export function TemplateTexts({ texts }: { readonly texts: readonly TemplateTextJson[] }) {
  const [language, setLanguage] = useState(texts[0]?.language ?? 'en')
  const text = texts.find((each) => each.language === language) ?? texts[0]
  if (text === undefined) return null
  return (
    <>
      <Tabs
        value={text.language}
        onChange={(_event, value: string) => setLanguage(value)}
        aria-label="Language"
        sx={{ minHeight: 40 }}
      >
        {texts.map((each) => (
          <Tab key={each.language} value={each.language} label={languageText(each.language)} sx={{ minHeight: 40 }} />
        ))}
      </Tabs>
      <Box lang={text.language} sx={{ p: 2, fontSize: '0.875rem', lineHeight: 1.6 }}>
        <Box component="p" sx={{ m: 0, mb: 1.5, fontWeight: 600, fontSize: '1rem' }}>
          <MarkedText text={text.subject} />
        </Box>
        <Box component="p" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          <MarkedText text={text.body} />
        </Box>
        <Box sx={{ mt: 2.5, color: 'text.secondary', fontSize: '0.75rem' }}>As a text message</Box>
        <Box component="p" sx={{ m: 0, mt: 0.5, bgcolor: 'action.hover', borderRadius: '12px 12px 12px 2px', px: 1.5, py: 1 }}>
          {text.shortText === null ? (
            'There is no short text: it never goes as a text message.'
          ) : (
            <MarkedText text={text.shortText} />
          )}
        </Box>
      </Box>
    </>
  )
}

/** A text with its fields standing out from the words around them. */
function MarkedText({ text }: { readonly text: string }) {
  return text.split(/(\{\{[^{}]*\}\})/).map((part, index) =>
    part.startsWith('{{') ? (
      <Box key={index} component="span" sx={{ bgcolor: 'action.selected', borderRadius: '3px', px: '3px', fontSize: '0.92em' }}>
        {part.slice(2, -2).trim()}
      </Box>
    ) : (
      part
    ),
  )
}
