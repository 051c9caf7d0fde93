import { createRequire } from 'node:module'
import path from 'node:path'
import type { NextConfig } from 'next'

const repository = path.join(import.meta.dirname, '../..')

/**
 * Wording is compiled at build time (next-intl's `precompile`), so the browser gets a formatter of 1 kB instead of a
 * parser of 10. This is what next-intl's plugin sets up, but for paths that do not hang on the working directory.
 */
const nextIntl = createRequire(`${import.meta.dirname}/`).resolve('next-intl/plugin')
const formatOnly = createRequire(nextIntl).resolve('use-intl/format-message/format-only')
const compiledWording = {
  loaders: [
    { loader: 'next-intl/extractor/catalogLoader', options: { messages: { format: 'json', precompile: true } } },
  ],
  condition: { path: './src/wording/**/*' },
  as: '*.js',
}

/** The files of libraries that nothing here ever runs: see `bundling/leave-out.mjs`. */
const leftOut =
  /\/next\/dist\/(build\/polyfills\/polyfill-module|compiled\/process\/browser)\.js$|\/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/

const config: NextConfig = {
  // Workspace packages export their TypeScript sources.
  transpilePackages: [
    '@parley/client',
    '@parley/core',
    '@parley/db',
    '@parley/files',
    '@parley/process',
    '@parley/protocol',
    '@parley/redis',
  ],
  // Native or dynamically loading packages stay outside the server bundle.
  serverExternalPackages: ['@node-rs/argon2', '@prisma/adapter-pg', 'next-auth', 'pg', 'pino', 'redis', 'sharp'],
  turbopack: {
    root: repository,
    resolveAlias: {
      'next-intl/config': './src/i18n/request.ts',
      'use-intl/format-message': `./${path.relative(import.meta.dirname, formatOnly)}`,
    },
    rules: {
      '*.json': compiledWording,
      '*.js': [
        // 14 kB less of the first load.
        {
          loaders: ['./bundling/read-as-modules.mjs'],
          condition: { all: ['browser', 'production', { path: /\/next\/dist\/(client|lib|shared)\// }] },
        },
        // Two kilobytes less of the first load.
        {
          loaders: ['./bundling/leave-out.mjs'],
          condition: { all: ['browser', 'production', { path: leftOut }] },
        },
      ],
      // Two thirds of a kilobyte less of the first load.
      '*.mjs': {
        loaders: ['./bundling/icons-without-keys.mjs'],
        condition: { all: ['browser', 'production', { path: /\/lucide-react\/dist\/esm\/icons\// }] },
      },
    },
  },
  experimental: {
    // Half a kilobyte less of the first load.
    turbopackCjsTreeShaking: true,
    // Few large scripts: small ones of the same page compress worse by a twentieth, and each is a request. Sizes are in
    // bytes before minification.
    turbopackChunking: {
      firstPageLoadPriority: 1,
      requestCost: 2_000_000,
      maxMergeChunkSize: 5_000_000,
      minChunkSize: 400_000,
    },
  },
  outputFileTracingRoot: repository,
  poweredByHeader: false,
  devIndicators: false,
  // The access log is written by src/http/, with a request id.
  logging: { incomingRequests: false },
  reactStrictMode: true,
  // Browsers ask for it on pages that name no icon, such as a file opened by itself.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/favicon.svg' }],
}

export default config
