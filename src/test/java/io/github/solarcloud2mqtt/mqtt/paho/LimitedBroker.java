package io.github.solarcloud2mqtt.mqtt.paho;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A minimal broker that confirms messages, with one limit of a real broker. */
final class LimitedBroker implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> topics = new LinkedBlockingQueue<>();
    private final Semaphore connections = new Semaphore(0);
    private final int maxBytes;
    private final boolean confirming;

    private LimitedBroker(int maxBytes, boolean confirming) throws IOException {
        this.maxBytes = maxBytes;
        this.confirming = confirming;
        run(() -> {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                run(() -> serve(socket));
            }
        });
    }

    /** Closes the connection at a longer packet, as Mosquitto does with {@code max_packet_size}. */
    static LimitedBroker closingAtPacketsAbove(int bytes) throws IOException {
        return new LimitedBroker(bytes, true);
    }

    /** Answers pings but confirms no message. */
    static LimitedBroker confirmingNothing() throws IOException {
        return new LimitedBroker(Integer.MAX_VALUE, false);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The topic of the next message, within seconds. */
    String nextTopic() throws InterruptedException {
        String topic = topics.poll(20, TimeUnit.SECONDS);
        return topic == null ? "nothing" : topic;
    }

    /** Waits, for some seconds at most, for so many further connections. */
    boolean awaitConnections(int count) throws InterruptedException {
        return connections.tryAcquire(count, 20, TimeUnit.SECONDS);
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                int first = in.readUnsignedByte();
                int length = 0;
                int shift = 0;
                int next;
                do {
                    next = in.readUnsignedByte();
                    length |= (next & 0x7F) << shift;
                    shift += 7;
                } while ((next & 0x80) != 0);
                if (1 + shift / 7 + length > maxBytes) {
                    return;
                }
                byte[] rest = new byte[length];
                in.readFully(rest);
                respond(first, rest, out);
            }
        }
    }

    private void respond(int first, byte[] rest, OutputStream out) throws IOException {
        switch (first >> 4) {
            case 1 -> {
                connections.release();
                out.write(new byte[] {0x20, 2, 0, 0});
            }
            case 3 -> {
                int topicBytes = (rest[0] & 0xFF) << 8 | (rest[1] & 0xFF);
                topics.add(new String(rest, 2, topicBytes, StandardCharsets.UTF_8));
                if (confirming && (first & 6) != 0) {
                    out.write(new byte[] {0x40, 2, rest[2 + topicBytes], rest[3 + topicBytes]});
                }
            }
            case 12 -> out.write(new byte[] {(byte) 0xD0, 0});
            default -> {
                // Other packets are ignored.
            }
        }
        out.flush();
    }

    private static void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The connection has ended.
                    }
                },
                "limited-broker");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
