package io.github.solarcloud2mqtt.app.history;

import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.CloudComponent;
import io.github.solarcloud2mqtt.cloud.CallBudget.PastShare;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.history.HistoryAccount;
import io.github.solarcloud2mqtt.history.HistoryExport;
import io.github.solarcloud2mqtt.history.HistoryExporter;
import io.github.solarcloud2mqtt.history.HistoryProgress;
import io.github.solarcloud2mqtt.history.HistoryRequest;
import io.github.solarcloud2mqtt.history.HistorySink;
import io.github.solarcloud2mqtt.history.HistorySummary;
import io.github.solarcloud2mqtt.history.format.HistoryFile;
import io.github.solarcloud2mqtt.history.format.HistoryFormat;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of the command {@code history}. */
public final class HistoryRun {
    private final HistoryExporter exporter;
    private final List<CloudComponent> clouds;
    private final HistoryFilter filter;
    private final HistoryRequest request;
    private final PrintWriter messages;
    private final HistorySummary summary = new HistorySummary();

    /**
     * @param clouds the wanted clouds
     * @param messages where messages go
     */
    public HistoryRun(
            AppComponent app,
            List<CloudComponent> clouds,
            HistoryFilter filter,
            HistoryRequest request,
            PrintWriter messages) {
        exporter = app.history();
        this.clouds = List.copyOf(clouds);
        this.filter = filter;
        this.request = request;
        this.messages = messages;
    }

    /**
     * Prints the calls and the time that a run needs; reads only plants, devices and points.
     *
     * @return whether every cloud answered
     */
    public boolean estimate(HistoryProgress progress) {
        for (CloudComponent cloud : clouds) {
            List<HistoryAccount> account = accounts(List.of(cloud), false);
            if (!account.isEmpty()) {
                long calls = exporter.plan(account, request, Optional.empty(), summary, progress)
                        .calls();
                messages.println(
                        "Cloud %s: %d calls%s.".formatted(cloud.settings().name(), calls, time(calls, cloud)));
            }
        }
        summary.sentences().stream().skip(1).forEach(messages::println);
        messages.flush();
        return summary.isComplete();
    }

    private static String time(long calls, CloudComponent cloud) {
        Optional<PastShare> share = cloud.budget().leftForThePast();
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

    /**
     * Writes the values to a pipe.
     *
     * @return whether nothing is missing
     */
    public boolean write(HistorySink sink, HistoryProgress progress) throws IOException, InterruptedException {
        return write(sink, Optional.empty(), progress);
    }

    /**
     * Writes the values to a file, behind those that it has.
     *
     * @return whether nothing is missing
     */
    public boolean write(Path path, HistoryFormat format, HistoryProgress progress)
            throws IOException, InterruptedException {
        try (HistoryFile file = HistoryFile.open(path, format)) {
            return write(file, file.last(), progress);
        }
    }

    private boolean write(HistorySink sink, Optional<Instant> after, HistoryProgress progress)
            throws IOException, InterruptedException {
        List<HistoryAccount> accounts = accounts(clouds, true);
        HistoryExport export = exporter.plan(accounts, request, after, summary, progress);
        try {
            export.run(sink);
        } catch (CloudException e) {
            summary.leaveOut("everything from here on. " + e.getMessage()
                    + " With --output, the same command goes on where this one ended.");
        } finally {
            accounts.forEach(account -> account.budget().save());
        }
        return summary.isComplete();
    }

    /** Prints what was written and what is missing. */
    public void printSummary() {
        summary.sentences().forEach(messages::println);
        messages.flush();
    }

    private List<HistoryAccount> accounts(List<CloudComponent> some, boolean reading) {
        List<HistoryAccount> accounts = new ArrayList<>();
        for (CloudComponent cloud : some) {
            String name = cloud.settings().name();
            cloud.budget().readThePast();
            try {
                cloud.cloud().quota().ifPresent(cloud.budget()::learn);
                List<MonitoredDevice> devices = filter.apply(
                        reading
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
}
