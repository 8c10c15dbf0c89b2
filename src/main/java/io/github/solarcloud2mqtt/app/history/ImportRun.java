package io.github.solarcloud2mqtt.app.history;

import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.CloudComponent;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.history.HistoryAccount;
import io.github.solarcloud2mqtt.history.HistoryExporter;
import io.github.solarcloud2mqtt.history.HistoryProgress;
import io.github.solarcloud2mqtt.history.HistoryReader;
import io.github.solarcloud2mqtt.history.HistoryRequest;
import io.github.solarcloud2mqtt.history.HistorySummary;
import io.github.solarcloud2mqtt.history.homeassistant.ImportPlan;
import io.github.solarcloud2mqtt.history.homeassistant.StatisticsImport;
import io.github.solarcloud2mqtt.history.homeassistant.api.HomeAssistantException;
import io.github.solarcloud2mqtt.history.homeassistant.api.HomeAssistantSocket;
import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticsApi;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.time.Sleeper;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the command {@code history} into Home Assistant's statistics. */
public final class ImportRun {
    private final HistoryExporter exporter;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final HistoryAccounts accounts;
    private final HistoryRequest request;
    private final PrintWriter messages;
    private final HistorySummary summary = new HistorySummary();

    /**
     * @param clouds the wanted clouds
     * @param messages where messages go
     */
    public ImportRun(
            AppComponent app,
            List<CloudComponent> clouds,
            HistoryFilter filter,
            HistoryRequest request,
            PrintWriter messages) {
        exporter = app.history();
        clock = app.clock();
        sleeper = app.sleeper();
        accounts = new HistoryAccounts(clouds, filter, summary);
        this.request = request;
        this.messages = messages;
    }

    /**
     * Writes the missing hours.
     *
     * @param url the address of Home Assistant
     * @param token a long-lived access token
     * @param isDryRun whether only to print what is missing, and the calls and the time that it needs
     * @return whether nothing is missing
     * @throws HomeAssistantException if Home Assistant cannot be reached or refuses a command; what was written is complete
     */
    public boolean run(String url, Secret token, boolean isDryRun, HistoryProgress progress)
            throws HomeAssistantException, InterruptedException {
        Instant now = clock.instant();
        try (HomeAssistantSocket socket = HomeAssistantSocket.connect(url, token)) {
            HistoryReader reader = exporter.reader(summary, progress);
            StatisticsImport statistics = new StatisticsImport(new StatisticsApi(socket), reader, summary, sleeper);
            List<HistoryAccount> wanted = accounts.of(accounts.clouds(), !isDryRun);
            Map<String, ImportPlan> plans = statistics.plan(wanted, request.from(), request.to(), now);
            if (isDryRun) {
                wanted.forEach(account -> printPlan(account, plans, statistics));
            } else {
                try {
                    fill(wanted, plans, statistics, progress);
                } finally {
                    statistics.sentences().forEach(messages::println);
                }
            }
        } finally {
            summary.sentences().stream().skip(1).forEach(messages::println);
            messages.flush();
        }
        return summary.isComplete();
    }

    private void printPlan(HistoryAccount account, Map<String, ImportPlan> plans, StatisticsImport statistics) {
        Optional<ImportPlan> plan = Optional.ofNullable(plans.get(account.name()));
        messages.println("Cloud %s: %s"
                .formatted(
                        account.name(),
                        plan.map(each -> each.size() + "; "
                                        + HistoryAccounts.calls(
                                                statistics.calls(each, account),
                                                account.budget().leftForThePast()))
                                .orElse("no hours are missing.")));
    }

    private void fill(
            List<HistoryAccount> wanted,
            Map<String, ImportPlan> plans,
            StatisticsImport statistics,
            HistoryProgress progress)
            throws HomeAssistantException, InterruptedException {
        List<HistoryAccount> lacking = wanted.stream()
                .filter(account -> plans.containsKey(account.name()))
                .toList();
        progress.begin(lacking.stream()
                .mapToLong(account -> statistics.calls(plan(plans, account), account))
                .sum());
        for (HistoryAccount account : lacking) {
            try {
                statistics.run(plan(plans, account), account);
            } catch (CloudException e) {
                summary.leaveOut("the rest of cloud " + account.name() + ". " + e.getMessage()
                        + " The same command goes on where this one ended.");
            } finally {
                account.budget().save();
            }
        }
        if (!statistics.isWritten()) {
            summary.leaveOut("Home Assistant has confirmed all hours, but does not show the last one after a minute. "
                    + "Look into its log for errors of the recorder.");
        }
    }

    private static ImportPlan plan(Map<String, ImportPlan> plans, HistoryAccount account) {
        return Optional.ofNullable(plans.get(account.name())).orElseThrow();
    }
}
