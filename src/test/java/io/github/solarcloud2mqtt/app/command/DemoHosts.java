package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.demo.DemoHost;
import java.util.Map;

/** Provides the demo's host for tests. */
public final class DemoHosts {

    private DemoHosts() {}

    public static DemoHost program() {
        return new DemoHostAdapter(new Program(Map.of()));
    }
}
