import { registerHooks } from 'node:module'

// `node --import` of this file makes `electron` the stand-in for the program that follows.
const standIn = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
})
