package io.github.solarcloud2mqtt.app.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.solarcloud2mqtt.app.command.ConsentInput.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.regex.Pattern;

/** Waits for the browser at a redirect URI of this machine. */
final class RedirectListener implements AutoCloseable {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final int HTTP = 80;
    private static final int FOUND = 200;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final URI redirectUri;
    private final String path;
    private final Queue<ConsentInput> inbox;

    private RedirectListener(HttpServer server, URI redirectUri, Queue<ConsentInput> inbox) {
        this.server = server;
        this.redirectUri = redirectUri;
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
     * @throws IOException if it cannot, usually because the port is in use
     */
    static RedirectListener start(URI redirectUri, Queue<ConsentInput> inbox) throws IOException {
        int port = redirectUri.getPort() < 0 ? HTTP : redirectUri.getPort();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(redirectUri.getHost()), port);
        HttpServer server = HttpServer.create(address, 0);
        RedirectListener listener = new RedirectListener(server, redirectUri, inbox);
        server.createContext("/", listener::answer);
        server.start();
        return listener;
    }

    /** The URI it listens at. */
    URI redirectUri() {
        return redirectUri;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString();
        boolean redirected = exchange.getRequestURI().getPath().equals(path);
        boolean agreed = ConsentResponse.code(address).isPresent();
        // Browsers request other paths too, such as an icon.
        if (!redirected) {
            send(exchange, NOT_FOUND, "There is nothing here.");
            return;
        }
        send(
                exchange,
                FOUND,
                agreed
                        ? "Thank you, your consent has arrived; close this page and see in the terminal what comes of it."
                        : "This address holds no consent, so nothing has changed; close this page.");
        inbox.add(new ConsentInput(Source.BROWSER, address));
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
    }
}
