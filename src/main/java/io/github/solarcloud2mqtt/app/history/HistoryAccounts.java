package io.github.solarcloud2mqtt.app.history;

import io.github.solarcloud2mqtt.app.component.CloudComponent;
import io.github.solarcloud2mqtt.cloud.CallBudget.PastShare;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.history.HistoryAccount;
import io.github.solarcloud2mqtt.history.HistorySummary;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The accounts whose past values are wanted.
 *
 * @param clouds the wanted clouds
 * @param filter the wanted plants, devices and points
 * @param summary takes what cannot be read
 */
record HistoryAccounts(List<CloudComponent> clouds, HistoryFilter filter, HistorySummary summary) {
    /**
     * The accounts of some clouds, without those that do not answer.
     *
     * @param isReading whether present values may be read to find the points
     */
    List<HistoryAccount> of(List<CloudComponent> some, boolean isReading) {
        List<HistoryAccount> accounts = new ArrayList<>();
        for (CloudComponent cloud : some) {
            String name = cloud.settings().name();
            cloud.budget().readThePast();
            try {
                cloud.cloud().quota().ifPresent(cloud.budget()::learn);
                List<MonitoredDevice> devices = filter.apply(
                        isReading
                                ? cloud.discovery().run().devices()
                                : cloud.discovery().withoutReading());
                if (devices.isEmpty()) {
                    summary.leaveOut("cloud " + name
                            + " has none of the wanted plants, devices and points. Run check to see what there is.");
                } else {
                    accounts.add(new HistoryAccount(name, cloud.cloud(), cloud.catalog(), cloud.budget(), devices));
                }
            } catch (CloudException e) {
                summary.leaveOut("cloud " + name + ". " + e.getMessage());
            } finally {
                cloud.budget().save();
            }
        }
        return accounts;
    }

    /** The calls that a run needs, and the time that its share of the quota makes of them. */
    static String calls(long calls, Optional<PastShare> share) {
        return calls + " calls" + time(calls, share) + ".";
    }

    private static String time(long calls, Optional<PastShare> share) {
        if (share.isEmpty() || share.get().perWindow() == 0) {
            return "; the cloud reports no quota";
        }
        Duration window = share.get().window();
        long windows = Math.max(0, calls - share.get().left() + share.get().perWindow() - 1)
                / share.get().perWindow();
        return "; with half of the quota, %d calls in %s, %s"
                .formatted(
                        share.get().perWindow(),
                        window.equals(Duration.ofHours(1)) ? "an hour" : "a day",
                        windows == 0 ? "without waiting" : "in about " + DurationText.of(window.multipliedBy(windows)));
    }
}
