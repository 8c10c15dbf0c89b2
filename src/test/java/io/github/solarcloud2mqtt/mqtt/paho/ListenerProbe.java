package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Records the events of a bus and runs an action at each connection. */
final class ListenerProbe implements MessageBus.Listener {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Runnable onConnected;

    ListenerProbe(Runnable onConnected) {
        this.onConnected = onConnected;
    }

    @Override
    public void connected() {
        onConnected.run();
        events.add("connected");
    }

    @Override
    public void disconnected() {
        events.add("disconnected");
    }

    @Override
    public void received(Message message) {
        events.add(message.topic() + " = " + message.payload() + (message.retained() ? " (retained)" : ""));
    }

    /** The next event, within seconds. */
    String next() throws InterruptedException {
        String event = events.poll(20, TimeUnit.SECONDS);
        return event == null ? "nothing" : event;
    }
}
