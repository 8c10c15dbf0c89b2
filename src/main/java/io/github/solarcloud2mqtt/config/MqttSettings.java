package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.topics.PayloadForm;

/**
 * The broker and what is published there.
 *
 * @param broker the connection to the broker
 * @param baseTopic the first level or levels of all topics
 * @param payload the form in which values are published
 */
public record MqttSettings(BrokerSettings broker, String baseTopic, PayloadForm payload) {}
