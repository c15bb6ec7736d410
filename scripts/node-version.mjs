/** The oldest Node.js that everything here runs on. */
const OLDEST = [20, 19]

/** Undefined where this Node.js will do, else the sentence to print. */
export function nodeObjection(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined
  return `Penstock needs Node.js ${OLDEST.join('.')} or newer; this is ${version}. Install one from https://nodejs.org or with your system's packages.`
}
