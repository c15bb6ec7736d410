import { type TSchema, Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { checkDeclaration, RouteRefused } from './declaration-check.js'
import { closed, key, text } from './fields.js'
import type { Route } from './route.js'

function declare(parts: object): Route {
  const whole = {
    method: 'POST',
    url: '/things',
    tag: 'test',
    summary: 'Do it',
    permission: 'customers.write',
    handler: async () => {},
  }
  return { ...whole, ...parts } as unknown as Route
}

describe('a route is served only when it was thought through', () => {
  it.each<[string, object]>([
    ['a change', {}],
    ['a read', { method: 'GET', permission: 'customers.read', response: text(5) }],
    ['a parameter', { url: '/things/:id', params: closed({ id: key() }) }],
    ['a preview', { permission: 'customers.read', changesNothing: true }],
    ['for anybody', { permission: undefined, public: true }],
    [
      'a bounded record',
      { body: closed({ a: Type.Unsafe({ type: 'object', maxProperties: 9, additionalProperties: { type: 'number' } }) }) },
    ],
    ['a file', { method: 'GET', permission: 'customers.read', produces: ['application/pdf'] }],
  ])('%s', (_case, parts) => {
    expect(() => checkDeclaration(declare(parts))).not.toThrow()
  })

  const open = (schema: TSchema): object => ({ body: closed({ a: schema }) })
  it.each<[string, object, RegExp]>([
    ['no permission', { permission: undefined }, /declare a permission/],
    ['an unknown permission', { permission: 'customers.fly' }, /declare a permission/],
    ['public: false', { permission: undefined, public: false }, /declare a permission/],
    ['a change under a permission to read', { permission: 'customers.read' }, /changes nothing/],
    ['a GET with a body', { method: 'GET', permission: 'customers.read', response: text(5), body: closed({}) }, /no body/],
    ['a GET without an answer', { method: 'GET', permission: 'customers.read' }, /response/],
    ['the prefix twice', { url: '/api/v1/things' }, /below/],
    ['no slash', { url: 'things' }, /below/],
    ['a parameter without schema', { url: '/things/:id' }, /do not name the same/],
    ['a schema without parameter', { params: closed({ id: key() }) }, /do not name the same/],
    ['an open body', { body: Type.Object({ a: text(5) }) }, /unknown fields/],
    ['an open object within', open(Type.Object({})), /unknown fields/],
    ['an open object in a list', open(Type.Array(Type.Object({}), { maxItems: 3 })), /unknown fields/],
    ['an open object in a union', open(Type.Union([text(5), Type.Object({})])), /unknown fields/],
    ['an endless text', open(Type.String()), /maxLength/],
    ['an endless list', open(Type.Array(text(5))), /maxItems/],
    ['an endless text in a query', { query: closed({ q: Type.String() }) }, /maxLength/],
    ['an upload with a body', { uploadMaxBytes: 10, body: closed({}) }, /no other body/],
  ])('not with %s', (_case, parts, why) => {
    expect(() => checkDeclaration(declare(parts))).toThrow(RouteRefused)
    expect(() => checkDeclaration(declare(parts))).toThrow(why)
  })
})
