package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.eclipse.paho.client.mqttv3.internal.NetworkModuleService;
import org.eclipse.paho.client.mqttv3.spi.NetworkModuleFactory;

/**
 * Paho's own transports with two differences. Nothing is read before the client has written: Paho 1.2.5 starts its receiver
 * and then waits until it sees it running; where the other side closes the connection at once, as the port of a starting
 * container does, the receiver has ended by then and the waiting thread stays for ever (CommsReceiver.start). In MQTT the
 * client sends first, so nothing is missed. And a {@link PacketFilter} reads the packets before Paho does. Paho finds this
 * class as a service, by a scheme of its own.
 */
public final class WriteFirstTransport implements NetworkModuleFactory {

    private static final String PREFIX = "write-first+";

    /** How to ask Paho for this transport. */
    static String uri(BrokerUrl url) {
        return PREFIX + url;
    }

    @Override
    public Set<String> getSupportedUriSchemes() {
        return BrokerUrl.schemes().stream().map(PREFIX::concat).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void validateURI(URI uri) {
        NetworkModuleService.validateURI(url(uri));
    }

    @Override
    public NetworkModule createNetworkModule(URI uri, MqttConnectOptions options, String clientId)
            throws MqttException {
        return new WriteFirstModule(NetworkModuleService.createInstance(url(uri), options, clientId));
    }

    private static String url(URI uri) {
        return uri.toString().substring(PREFIX.length());
    }

    private static final class WriteFirstModule implements NetworkModule {
        private final NetworkModule module;
        private final CountDownLatch written = new CountDownLatch(1);

        WriteFirstModule(NetworkModule module) {
            this.module = module;
        }

        @Override
        public void start() throws IOException, MqttException {
            module.start();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            InputStream in = module.getInputStream();
            return new PacketFilter(new InputStream() {
                @Override
                public int read() throws IOException {
                    await(written);
                    return in.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    await(written);
                    return in.read(bytes, offset, length);
                }

                @Override
                public int available() throws IOException {
                    return in.available();
                }

                @Override
                public void close() throws IOException {
                    in.close();
                }
            });
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(module.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                }

                @Override
                public void flush() throws IOException {
                    try {
                        super.flush();
                    } finally {
                        written.countDown();
                    }
                }
            };
        }

        @Override
        public void stop() throws IOException {
            written.countDown();
            module.stop();
        }

        @Override
        public String getServerURI() {
            return module.getServerURI();
        }

        private static void await(CountDownLatch latch) throws IOException {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }
}
