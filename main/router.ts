import { about } from './services/about.ts'

/** Every procedure by area. A procedure's name is its place here: `about.workspace`. */
export const router = {
  about,
}

export type AppRouter = typeof router
