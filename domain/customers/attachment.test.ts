import { expect, it } from 'vitest'
import { attachmentType } from './attachment.js'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

it.each([
  ['letter.pdf', '%PDF-1.7 …', 'application/pdf'],
  ['photo.PNG', '\u0089PNG\r\n\u001a\n….', 'image/png'],
  ['photo.jpeg', '\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
  ['photo.webp', 'RIFF0000WEBPVP8 ', 'image/webp'],
  ['photo.heic', '\0\0\0\u0018ftypheic', 'image/heic'],
  ['reads.csv', 'date,read\n2026-09-01,100\n', 'text/plain'],
  ['grüße.txt', 'Gr\u00c3\u00bc\u00c3\u009fe', 'text/plain'],
  ['letter.pdf', '', 'FILE_EMPTY'],
  ['setup.exe', 'MZ', 'FILE_TYPE_NOT_TAKEN'],
  ['page.html', '<html>', 'FILE_TYPE_NOT_TAKEN'],
  ['picture.svg', '<svg onload="x">', 'FILE_TYPE_NOT_TAKEN'],
  ['no ending', '%PDF-', 'FILE_TYPE_NOT_TAKEN'],
  ['letter.pdf.exe', '%PDF-', 'FILE_TYPE_NOT_TAKEN'],
  ['letter.pdf', 'MZ\u0090\0', 'FILE_NOT_WHAT_IT_SAYS'],
  ['letter.pdf', '\u0089PNG\r\n\u001a\n', 'FILE_NOT_WHAT_IT_SAYS'],
  ['note.txt', '<script>alert(1)</script>', 'FILE_NOT_WHAT_IT_SAYS'],
  ['note.txt', '#!/bin/sh', 'FILE_NOT_WHAT_IT_SAYS'],
  ['note.txt', 'a\0b', 'FILE_NOT_WHAT_IT_SAYS'],
  ['note.txt', '\u00ff\u00fe\u0080', 'FILE_NOT_WHAT_IT_SAYS'],
])('%s, %j: %s', (name, content, expected) => {
  const outcome = attachmentType(name, bytes(content))
  expect(outcome.ok ? outcome.value : outcome.refusal.code).toBe(expected)
})
