package io.github.solarcloud2mqtt.mqtt.paho;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** A proxy between a client and a broker that can cut the connection or drop the data. */
public final class CuttableProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Closeable> sockets = new CopyOnWriteArrayList<>();
    private final IntSupplier target;
    private final Semaphore connections = new Semaphore(0);
    private volatile boolean dropping;
    private boolean holding;

    /**
     * @param target the port of the broker
     */
    public CuttableProxy(IntSupplier target) throws IOException {
        this.target = target;
        run(this::accept);
    }

    /** The port for the client. */
    public int port() {
        return server.getLocalPort();
    }

    /** Breaks all connections; new ones are possible. */
    public void cut() {
        sockets.forEach(CuttableProxy::closeQuietly);
        sockets.clear();
    }

    /** Keeps the connections open and drops all data, in either direction. */
    public void drop() {
        dropping = true;
    }

    /** Holds all data, in either direction, until {@link #forward}. */
    public synchronized void hold() {
        holding = true;
    }

    /** Forwards data again; dropped data is lost, held data follows. */
    public synchronized void forward() {
        dropping = false;
        holding = false;
        notifyAll();
    }

    private synchronized void awaitForwarding() throws IOException {
        try {
            while (holding) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    /** Waits, for some seconds at most, until so many connections were made since the last call. */
    boolean awaitConnections(int count) throws InterruptedException {
        return connections.tryAcquire(count, 20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            sockets.add(client);
            connections.release();
            try {
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
                sockets.add(broker);
                run(() -> pump(client, broker));
                run(() -> pump(broker, client));
            } catch (IOException e) {
                client.close();
            }
        }
    }

    private void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitForwarding();
                if (!dropping) {
                    out.write(buffer, 0, length);
                }
            }
        }
    }

    private static void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The connection is closed.
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
