package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.discovery.AccountDiscovery;
import io.github.solarcloud2mqtt.publish.BridgeHealth;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.DiscoveryListener;
import io.github.solarcloud2mqtt.publish.PublishedCloud;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.util.Random;

/** Builds a poller in virtual time. */
public final class TestPoller {

    private TestPoller() {}

    public static CloudPoller of(
            PollSettings settings,
            SolarCloud cloud,
            CallBudget budget,
            AccountDiscovery discovery,
            AccountState account,
            BridgeStatus status,
            DiscoveryListener listener,
            BridgeHealth bridge,
            VirtualTime time) {
        PublishedCloud published = new PublishedCloud(settings.name(), cloud.vendor(), settings.watchesFaults());
        CloudHealthState health = new CloudHealthState(settings, new Random(1), time);
        PollSchedule schedule = new PollSchedule(settings, time);
        CloudTasks tasks = new CloudTasks(settings, cloud, published, budget, discovery, account, status, time);
        HealthReporter reporter =
                new HealthReporter(published, status, schedule, health, budget, account, bridge, time);
        return new CloudPoller(
                settings, published, tasks, schedule, health, budget, account, status, reporter, listener, time, time,
                time);
    }
}
