package io.github.solarcloud2mqtt.demo;

import java.util.Map;

/** The simulated cloud of the demo and the access to it. */
interface DemoCloud extends AutoCloseable {

    /** The environment variables that configure the bridge for this cloud. */
    Map<String, String> environment();

    /** Gives the consent of the plant's owner, where the cloud requires it. */
    void authorize(DemoBridge bridge) throws Exception;

    @Override
    void close();
}
