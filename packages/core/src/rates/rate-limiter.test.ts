import { describeRateLimiter } from '../fixtures/rate-limiter-contract.ts'
import { createMemoryRateLimiter } from './memory-rate-limiter.ts'

describeRateLimiter('memory', createMemoryRateLimiter)
