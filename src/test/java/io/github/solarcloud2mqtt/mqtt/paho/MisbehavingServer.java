package io.github.solarcloud2mqtt.mqtt.paho;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server that is not a broker: handles each connection in the same way. */
public final class MisbehavingServer implements AutoCloseable {

    private final ServerSocket server;
    private final ConnectionHandler handler;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch calls;

    private MisbehavingServer(int port, int expectedCalls, ConnectionHandler handler) throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        calls = new CountDownLatch(expectedCalls);
        this.handler = handler;
        Thread thread = new Thread(this::accept, "misbehaving-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** A server that answers the first bytes with the given ones and closes the connection. */
    public static MisbehavingServer answering(int... answer) throws IOException {
        return new MisbehavingServer(0, 1, socket -> {
            byte[] bytes = new byte[answer.length];
            for (int i = 0; i < answer.length; i++) {
                bytes[i] = (byte) answer[i];
            }
            socket.getInputStream().read();
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        });
    }

    /** A server that closes each connection at once. */
    static MisbehavingServer closingAtOnce(int expectedCalls) throws IOException {
        return new MisbehavingServer(0, expectedCalls, Socket::close);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Counts down with each connection. */
    CountDownLatch calls() {
        return calls;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                handler.handle(socket);
                calls.countDown();
            } catch (IOException e) {
                // The client has closed the connection, or the test has ended.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private interface ConnectionHandler {
        void handle(Socket socket) throws IOException;
    }
}
