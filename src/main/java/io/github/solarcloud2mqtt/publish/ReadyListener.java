package io.github.solarcloud2mqtt.publish;

/** Is notified when consumers can receive events. */
public interface ReadyListener {

    /** The broker has all discovery messages and states. Called on the broker session's thread; must not block. */
    void brokerReady();
}
