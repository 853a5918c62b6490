# Criterio in a container: docker build -t criterio . && docker run --name criterio -p 127.0.0.1:8080:8080 -v criterio:/criterio/data criterio
# It asks for API keys. Make one: docker exec criterio java -jar app/quarkus-run.jar keys create --owner me --role decide
# A tag can be moved; pin what you build on by its digest: --build-arg RUN_DIGEST=sha256:… --build-arg BUILD_DIGEST=sha256:…

ARG BUILD_IMAGE=maven:3.9.11-eclipse-temurin-25-noble
ARG BUILD_DIGEST=
ARG RUN_IMAGE=eclipse-temurin:25.0.4_7-jre-noble
ARG RUN_DIGEST=

FROM ${BUILD_IMAGE}${BUILD_DIGEST:+@${BUILD_DIGEST}} AS build
WORKDIR /build
COPY pom.xml .
COPY rules rules
COPY src src
# aot-jar: classes are loaded by the JDK's own loaders, which is what the cache below can keep.
# The checks of the source are the business of "mvn verify".
RUN mvn -B -q package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dquarkus.package.jar.type=aot-jar

FROM ${RUN_IMAGE}${RUN_DIGEST:+@${RUN_DIGEST}}
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
# PostgreSQL looks its user up by name: the id alone is not enough. Nor does it run as root.
RUN groupadd --gid 10001 criterio \
    && useradd --uid 10001 --gid 10001 --home-dir /criterio --no-create-home --shell /usr/sbin/nologin criterio \
    && install -d -m 0755 -o 10001 -g 10001 /criterio /criterio/cache \
    && install -d -m 0700 -o 10001 -g 10001 /criterio/data
WORKDIR /criterio
COPY --from=build /build/target/quarkus-app app
COPY rules rules
USER 10001:10001

# A training run: the classes that a start loads and the code that it warms up go into a cache. Kept to this image, for
# the cache is good for exactly this JDK and these files.
RUN java -XX:AOTCacheOutput=cache/criterio.aot -jar app/quarkus-run.jar > cache/training.log 2>&1 & service=$!; \
    get() { exec 3<>/dev/tcp/127.0.0.1/$1 && printf 'GET %s HTTP/1.0\r\n\r\n' "$2" >&3 && grep -q '^HTTP/1.. 200' <&3; }; \
    until get 9080 /q/health/ready 2>/dev/null; do kill -0 $service || { cat cache/training.log; exit 1; }; sleep 0.2; done; \
    get 8080 /q/openapi && get 9080 /q/metrics; \
    kill $service; wait $service || true; \
    test -s cache/criterio.aot; \
    rm -rf cache/training.log data/*

# Others reach a container: it listens to them, and lets nobody in without a key. Health and metrics stay inside, unless
# QUARKUS_MANAGEMENT_HOST says otherwise.
ENV QUARKUS_HTTP_HOST=0.0.0.0 CRITERIO_ACCESS=keys
VOLUME /criterio/data
EXPOSE 8080
# Liveness: a container whose store is away for a while must not be restarted for it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD \
    exec 3<>/dev/tcp/127.0.0.1/${QUARKUS_MANAGEMENT_PORT:-$((${QUARKUS_HTTP_PORT:-8080} + 1000))} && printf 'GET /q/health/live HTTP/1.0\r\n\r\n' >&3 && grep -q '^HTTP/1.. 200' <&3
# exec form: the service is process 1 and gets the stop signal itself.
ENTRYPOINT ["java", "-XX:AOTCache=cache/criterio.aot", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=60", "-jar", "app/quarkus-run.jar"]
