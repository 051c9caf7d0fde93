# One image per process, all from the same layers: --target web, realtime, worker, or migrate (runs once, then ends).
# They start as `npm start` starts them; what an image adds is the built web app and no development packages.

FROM node:20.20-bookworm-slim AS base
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
WORKDIR /parley
RUN npm install --global pnpm@12.21.0

FROM base AS manifests
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/realtime/package.json apps/realtime/
COPY apps/web/package.json apps/web/
COPY apps/worker/package.json apps/worker/
COPY packages/client/package.json packages/client/
COPY packages/core/package.json packages/core/
COPY packages/db/package.json packages/db/
COPY packages/files/package.json packages/files/
COPY packages/process/package.json packages/process/
COPY packages/protocol/package.json packages/protocol/
COPY packages/redis/package.json packages/redis/
COPY packages/testkit/package.json packages/testkit/

FROM manifests AS production-packages
RUN pnpm install --frozen-lockfile --prod

FROM manifests AS build
RUN pnpm install --frozen-lockfile
COPY . .
RUN node_modules/.bin/prisma generate
RUN cd apps/web && node_modules/.bin/next build && rm -rf .next/cache && mkdir .next/cache

FROM node:20.20-bookworm-slim AS runtime
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
WORKDIR /parley
COPY --from=production-packages /parley ./
COPY . .
COPY --from=build /parley/packages/db/src/generated packages/db/src/generated
COPY --from=build /parley/apps/web/.next apps/web/.next
# The places that are written to: images that Next resized, and the volume of the pictures that people send.
RUN mkdir files && chown node:node apps/web/.next/cache files
USER node

FROM runtime AS migrate
CMD ["node", "scripts/migrate.mjs"]

FROM runtime AS worker
CMD ["node", "--import", "tsx", "apps/worker/src/main.ts"]

FROM runtime AS realtime
EXPOSE 3001
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.REALTIME_PORT ?? 3001}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "apps/realtime/src/main.ts"]

FROM runtime AS web
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "apps/web/src/main.ts"]
