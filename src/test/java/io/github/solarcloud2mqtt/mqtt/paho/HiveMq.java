package io.github.solarcloud2mqtt.mqtt.paho;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** HiveMQ Community Edition in this process, with everything in memory. */
final class HiveMq implements TestBroker {

    private final Path directory;
    private final int port;
    private EmbeddedHiveMQ broker;

    /**
     * @param directory for its files, empty
     */
    HiveMq(Path directory) throws IOException {
        this.directory = directory;
        port = freePort();
        Path conf = Files.createDirectories(directory.resolve("conf"));
        Files.createDirectories(directory.resolve("data"));
        Files.createDirectories(directory.resolve("extensions"));
        Files.writeString(conf.resolve("config.xml"), config("127.0.0.1", port));
        broker = build();
    }

    /** Its configuration: in memory, without telemetry, with a queue for all messages of a test. */
    static String config(String address, int port) {
        return """
                <hivemq>
                  <listeners>
                    <tcp-listener><port>%d</port><bind-address>%s</bind-address></tcp-listener>
                  </listeners>
                  <mqtt><queued-messages><max-queue-size>10000</max-queue-size></queued-messages></mqtt>
                  <persistence><mode>in-memory</mode></persistence>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(port, address);
    }

    private EmbeddedHiveMQ build() {
        return EmbeddedHiveMQ.builder()
                .withConfigurationFolder(directory.resolve("conf"))
                .withDataFolder(directory.resolve("data"))
                .withExtensionsFolder(directory.resolve("extensions"))
                .withoutLoggingBootstrap()
                .build();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void start() {
        broker.start().join();
    }

    @Override
    public void stop() throws Exception {
        broker.close();
        broker = build();
    }

    @Override
    public int port() {
        return port;
    }
}
