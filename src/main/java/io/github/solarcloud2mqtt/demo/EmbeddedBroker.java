package io.github.solarcloud2mqtt.demo;

import io.moquette.BrokerConstants;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;

/** An MQTT broker inside this program, for the demo: no login, no files, no telemetry. */
public final class EmbeddedBroker implements AutoCloseable {

    /** The bridge's list of devices is longer than Moquette's default limit of 8 kB. */
    private static final int LONGEST_MESSAGE_BYTES = 16 * 1024 * 1024;

    private static final int QUEUED_COMMANDS = 16 * 1024;

    private final Server server = new Server();
    private final String host;
    private final int port;

    /**
     * Creates the broker; {@link #start} starts it.
     *
     * @param host the address to listen at: 127.0.0.1 for this machine only, 0.0.0.0 for all
     * @param port the port, or 0 for any free one
     * @throws IOException if no port is free
     */
    public EmbeddedBroker(String host, int port) throws IOException {
        this.host = host;
        // Moquette reports the port it chose only some time after its start.
        this.port = port == 0 ? freePort(host) : port;
    }

    private static int freePort(String host) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        }
    }

    /**
     * Starts listening.
     *
     * @throws IOException if it cannot, usually because the port is in use
     */
    public void start() throws IOException {
        // Moquette drops messages while Netty reports a connection as full. By default Netty does that when 64 kB wait
        // to be written, which is less than what a new subscriber receives.
        System.setProperty("io.netty.transport.estimateSizeOnSubmit", "false");
        try {
            server.startServer(new MemoryConfig(properties()));
        } catch (RuntimeException e) {
            throw new IOException(
                    "The demo's broker cannot listen at " + host + ":" + port + ". Is another broker running there?",
                    e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty(IConfig.HOST_PROPERTY_NAME, host);
        properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
        properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
        // Tools such as mosquitto_sub let the broker choose their client id.
        properties.setProperty(BrokerConstants.ALLOW_ZERO_BYTE_CLIENT_ID_PROPERTY_NAME, "true");
        properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        properties.setProperty(IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME, "0");
        properties.setProperty(IConfig.SESSION_QUEUE_SIZE, Integer.toString(QUEUED_COMMANDS));
        properties.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(LONGEST_MESSAGE_BYTES));
        return properties;
    }

    /** The port it listens at. */
    public int port() {
        return port;
    }

    /** Stops listening. This takes two seconds, in which Netty waits for last messages. */
    @Override
    public void close() {
        server.stopServer();
    }
}
