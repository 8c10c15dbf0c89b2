package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.homeassistant.DeviceDiscovery;
import java.util.Map;
import java.util.Set;

/** A broker that always has all discovery messages. */
public final class UpToDateConnection implements DiscoveryConnection {

    @Override
    public boolean isSettled() {
        return true;
    }

    @Override
    public void update(DeviceDiscovery device) {}

    @Override
    public void updateAll() {}

    @Override
    public void resume() {}

    @Override
    public void publishAll() {}

    @Override
    public Map<String, Set<String>> retainedObjects() {
        return Map.of();
    }

    @Override
    public boolean isOurs(String node) {
        return false;
    }
}
