# The application and the trainer in one image:
#
#   docker build -t weir .                                     builds everything, with Maven in the image
#   mvn -DskipTests package && docker build --target prebuilt -t weir .    uses the output of a local Maven build
#
# The stage `prebuilt` comes first, so that builders without BuildKit need not build the others for it.
#
# BASE is the base image, by its tag or, as .ci/release-image sets it, by its digest:
#
#   docker build --build-arg BASE=eclipse-temurin@sha256:... -t weir .
ARG BASE=eclipse-temurin:25-jre
# The build image; not shipped.
ARG BUILDER=maven:3.9-eclipse-temurin-25

FROM ${BASE} AS base
ARG BASE
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Weir" \
      org.opencontainers.image.description="Streaming classification for Kafka: ROCKET inside Kafka Streams" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="${BASE}" \
      org.opencontainers.image.vendor="Weir"
# Owned by the user below, so that a new volume is as well.
COPY --chown=10001:10001 deployment/src/image/state/ /var/lib/weir/
COPY LICENSE NOTICE /opt/weir/
COPY deployment/src/image/weir deployment/src/image/weir-health /opt/weir/bin/
ENV PATH=/opt/weir/bin:/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    WEIR_HTTP_HOST=0.0.0.0 \
    WEIR_STATE_DIR=/var/lib/weir/state \
    WEIR_LOG_FORMAT=json
WORKDIR /var/lib/weir
VOLUME /var/lib/weir
USER 10001:10001
EXPOSE 8080 8085
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --retries=3 CMD ["/opt/weir/bin/weir-health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/weir/bin/weir"]
CMD ["serve"]

FROM base AS prebuilt
COPY deployment/target/image/ /opt/weir/

FROM ${BUILDER} AS build
WORKDIR /src
COPY . .
RUN mvn -q -B -DskipTests -DskipITs -pl deployment -am package

FROM base AS weir
COPY --from=build /src/deployment/target/image/ /opt/weir/
