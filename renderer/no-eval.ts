import { z } from 'zod'

// The page's policy forbids eval; zod would try it once, be refused, and leave a report in the console.
z.config({ jitless: true })
