package io.github.solarcloud2mqtt.history.homeassistant.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** Passes the events of a WebSocket from OkHttp's threads to the thread that waits for them. */
final class SocketEvents extends WebSocketListener {
    private final BlockingQueue<SocketEvent> events = new LinkedBlockingQueue<>();

    /** The next event; empty if none comes in time. */
    Optional<SocketEvent> next(Duration timeout) throws InterruptedException {
        return Optional.ofNullable(events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        events.add(new SocketEvent.Message(text));
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        events.add(new SocketEvent.Closed(reason));
        socket.close(code, null);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable cause, @Nullable Response response) {
        events.add(new SocketEvent.Failure(cause, Optional.ofNullable(response).map(Response::code)));
    }
}
