package io.github.solarcloud2mqtt.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a simulated cloud over HTTP, reachable from this machine only. */
public final class SimulatedServer implements AutoCloseable {

    private final Logger log = LoggerFactory.getLogger(SimulatedServer.class);
    private final Function<HttpRequest, HttpResponse> cloud;
    private final HttpServer server;

    private SimulatedServer(Function<HttpRequest, HttpResponse> cloud, HttpServer server) {
        this.cloud = cloud;
        this.server = server;
    }

    /**
     * Starts to listen on the loopback address.
     *
     * @param cloud answers every request
     * @param port 0 for any free port
     */
    public static SimulatedServer start(Function<HttpRequest, HttpResponse> cloud, int port) throws IOException {
        // Without TCP_NODELAY every response waits 40 ms, because the server sends head and body in two packets. The
        // JDK's server offers no other way to set it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        SimulatedServer started = new SimulatedServer(cloud, HttpServer.create(address, 0));
        started.server.createContext("/", started::serve);
        started.server.start();
        return started;
    }

    /** Returns the base URL without a trailing slash. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Stops immediately. */
    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            HttpRequest request = read(exchange);
            send(exchange, cloud.apply(request));
        } catch (IOException e) {
            log.debug("The client closed the connection.", e);
        } catch (RuntimeException e) {
            log.error("The simulated cloud failed. Please report this.", e);
        }
    }

    private static HttpRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        URI address = exchange.getRequestURI();
        String query = Objects.requireNonNullElse(address.getRawQuery(), "");
        return new HttpRequest(exchange.getRequestMethod(), address.getPath(), query, headers, body);
    }

    /** Sends a response. Closing the exchange before the body is complete breaks the connection. */
    private static void send(HttpExchange exchange, HttpResponse response) throws IOException {
        if (response.delivery() == HttpResponse.Delivery.NONE) {
            return;
        }
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        int sent = response.delivery() == HttpResponse.Delivery.HALF ? body.length / 2 : body.length;
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, sent);
        out.flush();
    }
}
