/** A "no" of the API, as problem+json carries it. */
export class Refusal {
  private readonly problem: object
  private readonly status: number

  constructor(status: number, code: string, detail: string, facts: object = {}) {
    this.status = status
    this.problem = { status, title: detail, detail, code, facts }
  }

  response(): Response {
    return new Response(JSON.stringify(this.problem), {
      status: this.status,
      headers: { 'content-type': 'application/problem+json' },
    })
  }
}
