package io.github.solarcloud2mqtt.app.authorize;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.solarcloud2mqtt.app.authorize.ConsentInput.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Waits for the browser at a redirect URI of this machine. */
final class RedirectListener implements AutoCloseable {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final int HTTP = 80;
    private static final int FOUND = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int GONE = 410;
    private static final int MISDIRECTED = 421;

    private final HttpServer server;
    private final URI redirectUri;
    private final String path;
    private final String state;
    private final Queue<ConsentInput> inbox;
    private final ExecutorService threads;
    private final AtomicBoolean codeReceived = new AtomicBoolean();

    private RedirectListener(
            HttpServer server, URI redirectUri, String state, Queue<ConsentInput> inbox, ExecutorService threads) {
        this.server = server;
        this.redirectUri = redirectUri;
        this.state = state;
        this.threads = threads;
        path = redirectUri.getPath().isEmpty() ? "/" : redirectUri.getPath();
        this.inbox = inbox;
    }

    /** Whether the URI points to this machine and can be used without TLS. */
    static boolean canListenAt(URI redirectUri) {
        return "http".equals(redirectUri.getScheme())
                && LOOPBACK.matcher(String.valueOf(redirectUri.getHost())).matches();
    }

    /**
     * Starts listening.
     *
     * @param state what the request for consent was given
     * @throws IOException if it cannot, usually because the port is in use
     */
    static RedirectListener start(URI redirectUri, String state, Queue<ConsentInput> inbox) throws IOException {
        int port = redirectUri.getPort() < 0 ? HTTP : redirectUri.getPort();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(redirectUri.getHost()), port);
        HttpServer server = HttpServer.create(address, 0);
        // A request that never ends occupies a thread of its own.
        ExecutorService threads = Executors.newCachedThreadPool(RedirectListener::thread);
        server.setExecutor(threads);
        RedirectListener listener = new RedirectListener(server, redirectUri, state, inbox, threads);
        server.createContext("/", listener::answer);
        server.start();
        return listener;
    }

    /** The URI it listens at. */
    URI redirectUri() {
        return redirectUri;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "redirect");
        thread.setDaemon(true);
        return thread;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString();
        Headers headers = exchange.getRequestHeaders();
        if (!isOwnHost(headers.getFirst("Host"))) {
            send(exchange, MISDIRECTED, "This is not the host of the redirect URI.");
        } else if (!path.equals(exchange.getRequestURI().getPath())) {
            // Browsers request other paths too, such as an icon.
            send(exchange, NOT_FOUND, "There is nothing here.");
        } else if (!exchange.getRequestMethod().equals("GET")) {
            send(exchange, METHOD_NOT_ALLOWED, "Only GET is allowed here.");
        } else if (isHidden(headers)) {
            send(exchange, FORBIDDEN, "This address is for a page of its own, not for a part of another one.");
        } else if (!ConsentResponse.hasState(address, state)) {
            send(exchange, BAD_REQUEST, "This address belongs to another request for consent, so nothing has changed.");
        } else {
            accept(exchange, address);
        }
    }

    /** Only the first code counts. */
    private void accept(HttpExchange exchange, String address) throws IOException {
        boolean agreed = ConsentResponse.code(address).isPresent();
        if (agreed && !codeReceived.compareAndSet(false, true)) {
            send(exchange, GONE, "A consent has arrived before; close this page.");
            return;
        }
        send(
                exchange,
                FOUND,
                agreed
                        ? "Thank you, your consent was received. Close this page and read the result in the terminal."
                        : "This address contains no consent, so nothing has changed. Close this page.");
        inbox.add(new ConsentInput(Source.BROWSER, address));
    }

    /** Another host name would be that of a foreign page whose name leads here (DNS rebinding). */
    private boolean isOwnHost(@Nullable String host) {
        return host != null
                && (host.equalsIgnoreCase(redirectUri.getAuthority())
                        || host.equalsIgnoreCase(redirectUri.getHost() + ":" + HTTP));
    }

    /** Whether a foreign page requests the address without showing it, for example as an image. */
    private static boolean isHidden(Headers headers) {
        String mode = headers.getFirst("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate");
    }

    private static void send(HttpExchange exchange, int status, String sentence) throws IOException {
        byte[] bytes = sentence.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
