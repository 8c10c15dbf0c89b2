package io.github.solarcloud2mqtt.demo;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** The broker of the demo: the embedded one or the user's. */
final class DemoBroker {

    private static final String LOCALHOST = "127.0.0.1";
    private static final int USUAL_PORT = 1883;

    private final String url;

    private DemoBroker(String url) {
        this.url = url;
    }

    /**
     * Starts the embedded broker unless the user gives a URL.
     *
     * @param url the URL of the user's broker, if given
     * @throws IOException if no broker can be started; the message is for the user
     */
    static DemoBroker open(Optional<String> url) throws IOException {
        if (url.isPresent()) {
            return new DemoBroker(url.get());
        }
        return new DemoBroker("tcp://" + LOCALHOST + ":" + start().port());
    }

    private static EmbeddedBroker start() throws IOException {
        try {
            return start(USUAL_PORT);
        } catch (IOException taken) {
            // Another program uses the port.
            try {
                return start(0);
            } catch (IOException e) {
                throw new IOException("The broker of the demo could not be started: " + e.getMessage(), e);
            }
        }
    }

    private static EmbeddedBroker start(int port) throws IOException {
        EmbeddedBroker broker = new EmbeddedBroker(LOCALHOST, port);
        broker.start();
        return broker;
    }

    String url() {
        return url;
    }

    /** The host to show to the user. */
    String host() {
        return Optional.ofNullable(URI.create(url).getHost()).orElse(LOCALHOST);
    }

    /** The port to show to the user. */
    int port() {
        int port = URI.create(url).getPort();
        return port < 0 ? USUAL_PORT : port;
    }
}
