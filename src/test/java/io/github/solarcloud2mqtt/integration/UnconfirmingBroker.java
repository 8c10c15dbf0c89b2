package io.github.solarcloud2mqtt.integration;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;

/**
 * A proxy in front of an MQTT broker that drops every PUBACK and passes all other packets, such as responses to pings; or
 * passes only the responses to the login and to pings. For tests of the packaged program; prints its port as first line and a
 * line for each connection.
 */
public final class UnconfirmingBroker {

    private static final int CONNACK = 2;
    private static final int PUBACK = 4;
    private static final int PINGRESP = 13;

    private UnconfirmingBroker() {}

    /**
     * Serves until the process is terminated.
     *
     * @param arguments the port of the broker; a file: while it exists, everything is passed; optionally {@code pings}, to
     *     pass only the responses to the login and to pings
     */
    public static void main(String[] arguments) throws IOException {
        int broker = Integer.parseInt(arguments[0]);
        Path confirming = Path.of(arguments[1]);
        IntPredicate passed =
                arguments.length > 2 ? type -> type == CONNACK || type == PINGRESP : type -> type != PUBACK;
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println("port " + server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                System.out.println("connection");
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), broker);
                run(() -> client.getInputStream().transferTo(upstream.getOutputStream()), client, upstream);
                run(
                        () -> filter(upstream.getInputStream(), client.getOutputStream(), passed, confirming),
                        client,
                        upstream);
            }
        }
    }

    private static void filter(InputStream from, OutputStream to, IntPredicate passed, Path confirming)
            throws IOException {
        DataInputStream in = new DataInputStream(from);
        for (int header = in.read(); header >= 0; header = in.read()) {
            byte[] packet = packet(header, in);
            if (passed.test(header >> 4) || Files.exists(confirming)) {
                to.write(packet);
                to.flush();
            }
        }
    }

    /** Reads the rest of a packet: its length in up to four bytes of seven bits, and so many bytes. */
    private static byte[] packet(int header, DataInputStream in) throws IOException {
        byte[] head = new byte[5];
        head[0] = (byte) header;
        int length = 0;
        int size = 1;
        do {
            head[size] = in.readByte();
            length |= (head[size] & 0x7F) << (7 * (size - 1));
        } while (head[size++] < 0);
        byte[] packet = new byte[size + length];
        System.arraycopy(head, 0, packet, 0, size);
        in.readFully(packet, size, length);
        return packet;
    }

    private static void run(Transfer transfer, Socket client, Socket upstream) {
        Thread thread = new Thread(() -> {
            try (client;
                    upstream) {
                transfer.run();
            } catch (EOFException end) {
                // The connection has ended within a packet.
            } catch (IOException e) {
                System.out.println(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Transfer {
        void run() throws IOException;
    }
}
