# Dependencies come with the lock file only: a change of the sources doesn't fetch them anew.
FROM denoland/deno:debian-2.9.6 AS build
WORKDIR /app
ENV DENO_DIR=/deno-dir DENO_NO_UPDATE_CHECK=1
COPY deno.json deno.lock import_map.json ./
COPY src ./src
# What is loaded only when it is needed must be there too.
RUN find src -name "*.ts" -o -name "*.tsx" | xargs deno cache --frozen

FROM denoland/deno:debian-2.9.6
WORKDIR /app
ENV DENO_DIR=/deno-dir DENO_NO_UPDATE_CHECK=1 APP_ENV=production HOST=0.0.0.0 PORT=8000 DATA_DIR=/data
COPY --from=build /deno-dir /deno-dir
COPY deno.json deno.lock import_map.json ./
COPY src ./src
COPY migrations ./migrations
COPY samples ./samples
RUN mkdir /data && chown -R deno:deno /data /deno-dir
USER deno
EXPOSE 8000
VOLUME /data
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["deno", "eval", "const r = await fetch('http://127.0.0.1:' + (Deno.env.get('PORT') ?? '8000') + '/health'); Deno.exit(r.ok ? 0 : 1)"]
CMD ["run", "--frozen", "--cached-only", "--allow-net", "--allow-env=APP_ENV,HOST,PORT,DATA_DIR,DATABASE_URL,DATABASE_POOL_SIZE,ENCRYPTION_KEY,MAX_UPLOAD_BYTES,MAX_UPLOAD_ROWS,WORKSPACE_CURRENCY,WORKSPACE_TIMEZONE,ALLOWED_HOSTS,CORS_ORIGINS,TRUSTED_PROXY_HOPS,RATE_LIMIT_REQUESTS,RATE_LIMIT_WINDOW_SECONDS,REDIS_URL,UPSTASH_REDIS_REST_URL,UPSTASH_REDIS_REST_TOKEN,REQUEST_TIMEOUT_MS,LOG_LEVEL,LOG_FORMAT,METRICS_TOKEN,OTEL_DENO,SHUTDOWN_TIMEOUT_MS,PG*", "--allow-read", "--allow-write=/data", "src/main.ts"]
