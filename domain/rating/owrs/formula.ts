import { decimal } from '../../kernel/decimal.js'

/** A formula of a water rate as a tree. Numbers are plain decimal text. */
export type Formula =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Formula }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly Formula[] }

export type Operator = keyof typeof BINDING

export type FormulaReading =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly message: string; readonly at: number }

/** How tightly operators bind, as in R, in whose notation the formulas are written. */
const BINDING = {
  '||': 1,
  '|': 1,
  '&&': 2,
  '&': 2,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%%': 7,
  '%/%': 7,
  '%in%': 7,
  '^': 9,
} as const
const NOT_BINDS = 3
const MINUS_BINDS = 8

const MAX_LENGTH = 4000
const MAX_DEPTH = 60

type Token =
  | { readonly kind: 'number' | 'text' | 'name' | 'operator' | 'mark'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number }

class FormulaError extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** Reads a formula: arithmetic, comparisons, logic and calls, nothing else. What is not understood is named with its place. */
export function readFormula(source: string): FormulaReading {
  try {
    if (source.length > MAX_LENGTH) throw new FormulaError(`a formula may have at most ${MAX_LENGTH} characters`, MAX_LENGTH)
    const reader = new Reader(tokensOf(source))
    return { ok: true, formula: reader.whole() }
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, message: error.message, at: error.at }
    throw error
  }
}

const PATTERN =
  /\s+|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?)|("[^"]*"|'[^']*')|([A-Za-z_.][A-Za-z0-9_.]*)|(%in%|%\/%|%%|\*\*|&&|\|\||==|!=|<=|>=|[-+*/^<>&|!])|([(),])/y

function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  PATTERN.lastIndex = 0
  while (PATTERN.lastIndex < source.length) {
    const at = PATTERN.lastIndex
    const match = PATTERN.exec(source)
    if (match === null) throw new FormulaError(`${JSON.stringify(source.slice(at, at + 12))} is not understood`, at)
    const [, number, text, name, operator, mark] = match
    if (number !== undefined) tokens.push({ kind: 'number', text: plainNumber(number), at })
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1), at })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at })
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator === '**' ? '^' : operator, at })
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark, at })
  }
  tokens.push({ kind: 'end', text: '', at: source.length })
  return tokens
}

function plainNumber(text: string): string {
  return decimal(text.endsWith('.') ? text.slice(0, -1) : text).toFixed()
}

class Reader {
  private readonly tokens: readonly Token[]
  private next = 0
  private depth = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Formula {
    const formula = this.expression(0)
    const rest = this.peek()
    if (rest.kind !== 'end') throw new FormulaError(`${JSON.stringify(rest.text)} is not expected here`, rest.at)
    return formula
  }

  private expression(least: number): Formula {
    this.depth += 1
    if (this.depth > MAX_DEPTH) throw new FormulaError('the formula is nested too deeply', this.peek().at)
    let left = this.operand()
    for (;;) {
      const token = this.peek()
      if (token.kind !== 'operator' || !Object.hasOwn(BINDING, token.text)) break
      const operator = token.text as Operator
      const binds = BINDING[operator]
      if (binds < least) break
      this.next += 1
      // A power binds to the right: 2^3^2 is 2^9.
      const right = this.expression(operator === '^' ? binds : binds + 1)
      left = { kind: 'binary', operator, left, right }
    }
    this.depth -= 1
    return left
  }

  private operand(): Formula {
    const token = this.take()
    switch (token.kind) {
      case 'number':
        return { kind: 'number', text: token.text }
      case 'text':
        return { kind: 'text', text: token.text }
      case 'name':
        return this.peek().text === '(' && this.peek().kind === 'mark'
          ? this.call(token.text)
          : { kind: 'name', name: token.text }
      case 'operator':
        if (token.text === '-') return { kind: 'negative', of: this.expression(MINUS_BINDS) }
        if (token.text === '+') return this.expression(MINUS_BINDS)
        if (token.text === '!') return { kind: 'not', of: this.expression(NOT_BINDS) }
        break
      case 'mark':
        if (token.text === '(') {
          const inner = this.expression(0)
          this.expect(')')
          return inner
        }
        break
      case 'end':
        throw new FormulaError('the formula ends where a number or a name must stand', token.at)
    }
    throw new FormulaError(`${JSON.stringify(token.text)} stands where a number or a name must stand`, token.at)
  }

  private call(name: string): Formula {
    this.expect('(')
    const parts: Formula[] = []
    if (this.peek().text !== ')') {
      parts.push(this.expression(0))
      while (this.peek().kind === 'mark' && this.peek().text === ',') {
        this.next += 1
        parts.push(this.expression(0))
      }
    }
    this.expect(')')
    return { kind: 'call', name, parts }
  }

  private peek(): Token {
    return this.tokens[this.next] as Token
  }

  private take(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.next += 1
    return token
  }

  private expect(mark: string): void {
    const token = this.take()
    if (token.kind !== 'mark' || token.text !== mark) {
      throw new FormulaError(`${JSON.stringify(mark)} is missing`, token.at)
    }
  }
}

/** Names in a formula, each once, in order. */
export function namesIn(formula: Formula): string[] {
  const names = new Set<string>()
  const visit = (part: Formula): void => {
    switch (part.kind) {
      case 'name':
        names.add(part.name)
        return
      case 'negative':
      case 'not':
        return visit(part.of)
      case 'binary':
        visit(part.left)
        return visit(part.right)
      case 'call':
        return part.parts.forEach(visit)
      case 'number':
      case 'text':
        return
    }
  }
  visit(formula)
  return [...names]
}
