package io.github.solarcloud2mqtt.demo;

import io.github.solarcloud2mqtt.app.command.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** The broker of the demo: the one inside this program or one of the user's. */
final class DemoBroker {

    private static final String LOCALHOST = "127.0.0.1";
    private static final int USUAL_PORT = 1883;

    private final String url;

    private DemoBroker(String url) {
        this.url = url;
    }

    /**
     * Starts a broker unless there is one.
     *
     * @param url the user's broker
     * @throws CommandFailedException if no broker can be started
     */
    static DemoBroker open(Optional<String> url) throws CommandFailedException {
        if (url.isPresent()) {
            return new DemoBroker(url.get());
        }
        return new DemoBroker("tcp://" + LOCALHOST + ":" + start().port());
    }

    private static EmbeddedBroker start() throws CommandFailedException {
        try {
            return start(USUAL_PORT);
        } catch (IOException taken) {
            // Somebody's own broker runs here already; any other port will do.
            try {
                return start(0);
            } catch (IOException e) {
                throw new CommandFailedException("The broker of the demo could not be started: " + e.getMessage());
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

    /** Where to connect to, for people. */
    String host() {
        return Optional.ofNullable(URI.create(url).getHost()).orElse(LOCALHOST);
    }

    /** Where to connect to, for people. */
    int port() {
        int port = URI.create(url).getPort();
        return port < 0 ? USUAL_PORT : port;
    }
}
