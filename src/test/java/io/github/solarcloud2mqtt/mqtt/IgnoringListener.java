package io.github.solarcloud2mqtt.mqtt;

/** Ignores all events of the bus, for tests of what is published. */
public final class IgnoringListener implements MessageBus.Listener {

    @Override
    public void connected() {}

    @Override
    public void disconnected() {}

    @Override
    public void received(Message message) {}
}
