package io.github.solarcloud2mqtt.mqtt;

/**
 * How a connection to the broker has ended.
 *
 * @param reason a sentence for the user
 * @param unreachable whether the broker could not be reached at all, so that trying again soon disturbs nobody
 */
record ConnectionEnd(String reason, boolean unreachable) {}
