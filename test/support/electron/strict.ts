/**
 * Makes every use of a member that is not there an error with its name. Otherwise code that calls something the
 * stand-in lacks would run into `undefined` far from the cause, or not at all.
 */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      if (typeof key === 'string' && !(key in target) && key !== 'then')
        throw new Error(`the electron stand-in has no ${name}.${key}: add it to test/support/electron`)
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' && !isClass(value) ? (value.bind(target) as unknown) : value
    },
  })
}

function isClass(value: object): boolean {
  return Object.hasOwn(value, 'prototype') && Function.prototype.toString.call(value).startsWith('class')
}
