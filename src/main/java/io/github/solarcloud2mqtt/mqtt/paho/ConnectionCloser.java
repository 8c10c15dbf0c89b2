package io.github.solarcloud2mqtt.mqtt.paho;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes one client and its threads, once. Thread-safe. */
final class ConnectionCloser {

    private static final Duration DISCONNECT = Duration.ofMillis(300);

    /** How long closing takes at most, also if the broker does not respond. */
    static final Duration LIMIT = DISCONNECT.multipliedBy(2);

    private final Logger log = LoggerFactory.getLogger(ConnectionCloser.class);
    private final MqttAsyncClient client;
    private final PahoThreads threads;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    ConnectionCloser(MqttAsyncClient client, PahoThreads threads) {
        this.client = client;
        this.threads = threads;
    }

    /**
     * Closes the client in a thread of its own, because it may wait for a broker that does not respond. Does nothing the
     * second time.
     *
     * @param politely whether to send a disconnect packet, after which the broker does not publish the will
     */
    void close(boolean politely) {
        if (closing.compareAndSet(false, true)) {
            Thread thread = new Thread(() -> disconnect(politely), "mqtt-close");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits until the client is closed, but not longer than a limit. */
    void await(Duration limit) throws InterruptedException {
        var unused = closed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void disconnect(boolean politely) {
        try {
            client.disconnectForcibly(0, DISCONNECT.toMillis(), politely);
            client.close(true);
        } catch (MqttException | RuntimeException e) {
            // Paho's own threads may close the same connection at the same time; then there is nothing left to close.
            log.debug("Closing the connection", e);
        } finally {
            threads.shutdown();
            closed.countDown();
        }
    }
}
