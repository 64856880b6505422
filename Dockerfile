# The sandbox on port 4010, for everybody who has no Node at hand, or to share one:
#
#   docker build -t heygen-sandbox .
#   docker run --rm -p 127.0.0.1:4010:4010 -v heygen-sandbox:/data heygen-sandbox --looks 1000
#
# What follows the name of the image are flags of `heygen-avatars sandbox`.

FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# Compilers need no install scripts.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# Nothing requires the sandbox here: it needs no CommonJS.
RUN npm run build && rm -r dist/cjs

FROM node:24-slim
WORKDIR /app
# The sandbox has no dependencies.
COPY --from=build /build/package.json ./
COPY --from=build /build/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4010
EXPOSE 4010
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/sandbox/icon.svg`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node ends on SIGTERM by itself, after the state is written.
ENTRYPOINT ["node", "dist/src/cli.js", "sandbox", "--state", "/data/state.json"]
