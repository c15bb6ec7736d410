import { createRequire } from 'node:module'
import { type Font, type GlyphRun, openSync } from 'fontkit'
import { invariant } from '../../domain/kernel/invariant.js'

/**
 * The typefaces a document may use. Opening one is slow and laying out a word is not free, so each is opened once per
 * process, when first needed, and remembers the words it has laid out.
 */
export type FaceId = 'regular' | 'strong' | 'arabic' | 'han' | 'hangul'

export interface Face {
  readonly id: FaceId
  readonly font: Font
  readonly rightToLeft: boolean
}

/** Noto Sans has Latin, Greek, Cyrillic and Devanagari; the others stand in for the scripts it lacks, in this order. */
const FILES: Readonly<Record<FaceId, string>> = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  strong: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  arabic: '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  han: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  hangul: '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
}

const STAND_INS = ['arabic', 'han', 'hangul'] as const

/** Layouts kept per face. A run of a million bills has a million names: past this the memory starts anew. */
const REMEMBERED_LAYOUTS = 10_000

const opened = new Map<FaceId, Face>()
const require = createRequire(import.meta.url)

/** The face of that name. Throws where its package is not installed. */
export function face(id: FaceId): Face {
  const known = opened.get(id)
  if (known !== undefined) return known
  const font = openSync(require.resolve(FILES[id]))
  invariant(font.unitsPerEm === 1000, 'layouts are shared between documents in units of 1/1000 em', { font: font.postscriptName })
  rememberLayouts(font)
  const made: Face = { id, font, rightToLeft: id === 'arabic' }
  opened.set(id, made)
  return made
}

function rememberLayouts(font: Font): void {
  const layout = font.layout.bind(font)
  const remembered = new Map<string, GlyphRun>()
  font.layout = (text, features) => {
    if (features !== undefined && features.length > 0) return layout(text, features)
    const known = remembered.get(text)
    if (known !== undefined) return known
    if (remembered.size >= REMEMBERED_LAYOUTS) remembered.clear()
    const run = layout(text)
    remembered.set(text, run)
    return run
  }
}

function has(candidate: Face, cluster: string): boolean {
  for (const char of cluster) if (!candidate.font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0)) return false
  return true
}

/** The face that has every letter of this cluster (a letter with its marks), or undefined where no installed one has. */
export function faceFor(cluster: string, preferred: 'regular' | 'strong'): Face | undefined {
  const first = face(preferred)
  if (has(first, cluster)) return first
  // The common letters above are decided without opening the large faces.
  for (const id of STAND_INS) if (has(face(id), cluster)) return face(id)
  return undefined
}
