package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.PollSettings;

/** The settings of one cloud account of any vendor. */
public sealed interface CloudSettings permits IsolarcloudSettings, GrowattSettings {

    /** The name of the account and how often the cloud is polled. */
    PollSettings poll();

    /** The plants to read. */
    PlantSelection plants();

    /** The measuring points to read and publish. */
    PointSelection points();

    /** Whether this is the same account as another one. */
    boolean isSameAccount(CloudSettings other);

    /** The server of the cloud. */
    ServerSettings server();

    /** The user's name for the account; not empty, may contain slashes and blanks. */
    default String name() {
        return poll().name();
    }
}
