package io.github.solarcloud2mqtt.mqtt;

/** Does nothing about whatever the bus tells: for tests of what goes out. */
public final class DeafListener implements MessageBus.Listener {

    @Override
    public void connected() {}

    @Override
    public void disconnected() {}

    @Override
    public void received(Message message) {}
}
