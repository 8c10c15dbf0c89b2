package io.github.solarcloud2mqtt.demo;

import java.util.Map;

/** The simulated cloud of the demo and the settings to access it. */
interface DemoCloud extends AutoCloseable {

    /** The environment variables that configure the bridge for this cloud. */
    Map<String, String> environment();

    /** Gives the plant owner's consent, if the cloud requires it. */
    void authorize(DemoBridge bridge) throws Exception;

    @Override
    void close();
}
