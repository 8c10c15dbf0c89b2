package io.github.solarcloud2mqtt.discovery;

import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;

/** Discovers all points of an account. */
public final class WholeAccount {
    private WholeAccount() {}

    /** A discovery without exclusions. */
    public static AccountDiscovery of(SolarCloud cloud, Catalog catalog, StateDirectory state, PollSettings settings) {
        return new AccountDiscovery(cloud, catalog, PointSelection.ALL, new SeenPoints(state, settings));
    }
}
