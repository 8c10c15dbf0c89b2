package io.github.solarcloud2mqtt.app;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.util.Properties;

/** An MQTT broker inside this program, for the demo: no login, nothing on disk, no news to its makers. */
public final class EmbeddedBroker implements AutoCloseable {

    /** The bridge's list of devices is longer than the 8 kB Moquette allows by itself. */
    private static final int LONGEST_MESSAGE_BYTES = 16 * 1024 * 1024;

    private static final int QUEUED_COMMANDS = 16 * 1024;

    private final Server server = new Server();
    private final String host;
    private final int wantedPort;

    /**
     * Creates the broker; {@link #start} starts it.
     *
     * @param host the address to listen at; 127.0.0.1 is for this machine alone, 0.0.0.0 for everyone
     * @param wantedPort the port, or 0 for any free one
     */
    public EmbeddedBroker(String host, int wantedPort) {
        this.host = host;
        this.wantedPort = wantedPort;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if it cannot, mostly because the port is taken
     */
    public void start() throws IOException {
        Properties properties = new Properties();
        properties.setProperty(IConfig.HOST_PROPERTY_NAME, host);
        properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(wantedPort));
        properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
        properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        properties.setProperty(IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME, "0");
        properties.setProperty(IConfig.SESSION_QUEUE_SIZE, Integer.toString(QUEUED_COMMANDS));
        properties.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(LONGEST_MESSAGE_BYTES));
        server.startServer(new MemoryConfig(properties));
    }

    /** The port it listens at. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.stopServer();
    }
}
