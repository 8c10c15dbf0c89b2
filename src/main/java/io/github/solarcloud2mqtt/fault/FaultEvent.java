package io.github.solarcloud2mqtt.fault;

/**
 * An event of a fault that is waiting to be published, in the form in which it is stored. Public because Moshi
 * handles only public records.
 *
 * @param topic the topic to publish it on
 * @param payload the event as JSON
 */
public record FaultEvent(String topic, String payload) {}
