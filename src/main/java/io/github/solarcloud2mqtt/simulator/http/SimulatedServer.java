package io.github.solarcloud2mqtt.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.solarcloud2mqtt.simulator.isolarcloud.FaultInjection;
import io.github.solarcloud2mqtt.simulator.isolarcloud.IsolarcloudControls;
import io.github.solarcloud2mqtt.simulator.isolarcloud.SimulatedIsolarcloud;
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

/** The simulated cloud as a web server on this machine only, with a way to its {@link FaultInjection} under {@code /control/}. */
public final class SimulatedServer implements AutoCloseable {

    private final Logger log = LoggerFactory.getLogger(SimulatedServer.class);
    private final Function<HttpRequest, HttpResponse> cloud;
    private final HttpServer server;

    private SimulatedServer(Function<HttpRequest, HttpResponse> cloud, HttpServer server) {
        this.cloud = cloud;
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any that is free
     */
    public static SimulatedServer start(SimulatedIsolarcloud cloud, int port) throws IOException {
        IsolarcloudControls control = new IsolarcloudControls(cloud);
        return start(
                request -> request.path().startsWith(IsolarcloudControls.PATH)
                        ? control.handle(request)
                        : cloud.handle(request),
                port);
    }

    /**
     * Starts to listen for another cloud, which answers for its own mischief.
     *
     * @param port 0 for any that is free
     */
    public static SimulatedServer start(Function<HttpRequest, HttpResponse> cloud, int port) throws IOException {
        // Without it every answer waits 40 ms: the server sends head and body in two packets. There is no other way to
        // ask.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        SimulatedServer started = new SimulatedServer(cloud, HttpServer.create(address, 0));
        started.server.createContext("/", started::serve);
        started.server.start();
        return started;
    }

    /** The address of the server, without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            HttpRequest request = read(exchange);
            send(exchange, cloud.apply(request));
        } catch (IOException e) {
            log.debug("The client went away.", e);
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

    /** Closing an exchange before its body is complete breaks the connection, which is what a cut answer is. */
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
