package io.github.solarcloud2mqtt.app.history;

import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.CloudComponent;
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
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run of the command {@code history}. */
public final class HistoryRun {
    private final HistoryExporter exporter;
    private final HistoryAccounts accounts;
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
        accounts = new HistoryAccounts(clouds, filter, summary);
        this.request = request;
        this.messages = messages;
    }

    /**
     * Prints the calls and the time that a run needs; reads only plants, devices and points.
     *
     * @return whether every cloud answered
     */
    public boolean estimate(HistoryProgress progress) {
        for (CloudComponent cloud : accounts.clouds()) {
            List<HistoryAccount> account = accounts.of(List.of(cloud), false);
            if (!account.isEmpty()) {
                long calls = exporter.plan(account, request, Optional.empty(), summary, progress)
                        .calls();
                messages.println("Cloud %s: %s"
                        .formatted(
                                cloud.settings().name(),
                                HistoryAccounts.calls(calls, cloud.budget().leftForThePast())));
            }
        }
        summary.sentences().stream().skip(1).forEach(messages::println);
        messages.flush();
        return summary.isComplete();
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
        List<HistoryAccount> wanted = accounts.of(accounts.clouds(), true);
        HistoryExport export = exporter.plan(wanted, request, after, summary, progress);
        try {
            export.run(sink);
        } catch (CloudException e) {
            summary.leaveOut("everything from here on. " + e.getMessage()
                    + " With --output, the same command goes on where this one ended.");
        } finally {
            wanted.forEach(account -> account.budget().save());
        }
        return summary.isComplete();
    }

    /** Prints what was written and what is missing. */
    public void printSummary() {
        summary.sentences().forEach(messages::println);
        messages.flush();
    }
}
