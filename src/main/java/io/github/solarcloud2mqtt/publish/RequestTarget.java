package io.github.solarcloud2mqtt.publish;

import java.util.Optional;
import java.util.function.Consumer;

/** What a request over MQTT acts on: one cloud account. Thread-safe; no method blocks. */
public interface RequestTarget {

    /**
     * Reads all points now.
     *
     * @param done called once, after the reading: empty, or a sentence that says what went wrong
     */
    void refresh(Consumer<Optional<String>> done);

    /**
     * Discovers plants, devices and points now.
     *
     * @param done called once, after the discovery: empty, or a sentence that says what went wrong
     */
    void discover(Consumer<Optional<String>> done);
}
