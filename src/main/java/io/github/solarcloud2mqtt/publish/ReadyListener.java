package io.github.solarcloud2mqtt.publish;

/** Learns when consumers can receive events. */
public interface ReadyListener {

    /** The broker holds all discovery messages and states. Called on the broker session's thread; must not block. */
    void brokerReady();
}
