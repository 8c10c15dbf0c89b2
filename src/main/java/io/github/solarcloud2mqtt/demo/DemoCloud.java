package io.github.solarcloud2mqtt.demo;

import io.github.solarcloud2mqtt.app.component.CloudComponent;
import io.github.solarcloud2mqtt.cloud.CloudException;
import java.io.IOException;
import java.util.Map;

/** A cloud of the demo's own, and how a bridge gets in. */
interface DemoCloud extends AutoCloseable {

    /** The configuration as the environment would give it. */
    Map<String, String> environment();

    /** Does what an owner does with {@code authorize} and a browser, where that is needed. */
    void authorize(CloudComponent bridge) throws CloudException, IOException;

    @Override
    void close();
}
