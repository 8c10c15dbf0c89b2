# The image of the bridge: a Java runtime with nothing but what the bridge needs, the jar, and a cache made with both.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY src/main src/main
RUN mvn -q -B -DskipTests package
RUN jlink --add-modules java.base,java.logging,java.naming,java.xml,jdk.httpserver,jdk.unsupported \
        --strip-debug --no-header-files --no-man-pages --compress zip-6 --generate-cds-archive --output /jre

FROM debian:13-slim
COPY --from=build /jre /opt/jre
COPY --from=build /build/target/solarcloud2mqtt.jar /opt/solarcloud2mqtt/solarcloud2mqtt.jar

# The cache holds for this runtime, this jar and these options alone. It is made by letting the demo run for a while.
WORKDIR /opt/solarcloud2mqtt
RUN echo "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xms8m -Xmx64m -Xss256k" > java.options
RUN timeout --preserve-status 30 /opt/jre/bin/java @java.options -XX:AOTCacheOutput=solarcloud2mqtt.aot \
        -jar /opt/solarcloud2mqtt/solarcloud2mqtt.jar demo > /dev/null

# What must survive: tokens, quota, fault memory. Nothing else is ever written.
RUN mkdir /state && chown 10001:10001 /state
ENV STATE_DIRECTORY=/state
VOLUME /state
USER 10001:10001

# A config.conf here is found by itself; the environment alone is enough, too.
WORKDIR /config

# The bridge touches the file every 30 seconds while it does what it is for.
HEALTHCHECK --interval=1m --start-period=15m --retries=2 CMD ["sh", "-c", "[ -n \"$(find /state/heartbeat -mmin -2)\" ]"]

ENTRYPOINT ["/opt/jre/bin/java", "@/opt/solarcloud2mqtt/java.options", \
    "-XX:AOTCache=/opt/solarcloud2mqtt/solarcloud2mqtt.aot", "-jar", "/opt/solarcloud2mqtt/solarcloud2mqtt.jar"]
CMD ["run"]
