const WIDTH = 30

/** One line that redraws itself while work goes on. Does nothing where the stream is no terminal. */
export class ProgressLine {
  readonly #title: string
  readonly #stream: NodeJS.WriteStream
  #drawn = false

  constructor(title: string, stream: NodeJS.WriteStream) {
    this.#title = title
    this.#stream = stream
  }

  /** Shows how far the work is; without a total, only the count. */
  update(done: number, total: number | undefined, note = ''): void {
    if (!this.#stream.isTTY) return
    const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total)
    const filled = Math.round((share ?? 0) * WIDTH)
    const bar = share === undefined ? '' : `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} % `
    const count = total === undefined ? String(done) : `${done}/${total}`
    const line = `${this.#title} ${bar}${count}${note === '' ? '' : ` ${note}`}`
    this.#stream.write(`\r\u001b[2K${line.slice(0, Math.max(20, this.#stream.columns - 1))}`)
    this.#drawn = true
  }

  /** Removes the line. */
  end(): void {
    if (this.#drawn) this.#stream.write('\r\u001b[2K')
    this.#drawn = false
  }
}
