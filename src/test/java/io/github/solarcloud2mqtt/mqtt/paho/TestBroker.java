package io.github.solarcloud2mqtt.mqtt.paho;

/** An MQTT broker that a test can start and stop. */
interface TestBroker {

    /** Starts the broker, the first time or again. */
    void start() throws Exception;

    /** Stops the broker; its retained messages may be lost. */
    void stop() throws Exception;

    /** The port while it runs. */
    int port();
}
