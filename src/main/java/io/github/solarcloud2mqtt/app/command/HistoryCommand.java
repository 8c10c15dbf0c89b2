package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.CloudComponent;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.app.console.CommandFailedException;
import io.github.solarcloud2mqtt.app.history.HistoryFilter;
import io.github.solarcloud2mqtt.app.history.HistoryProgressView;
import io.github.solarcloud2mqtt.app.history.HistoryRun;
import io.github.solarcloud2mqtt.app.history.ImportRun;
import io.github.solarcloud2mqtt.app.history.PipeWriter;
import io.github.solarcloud2mqtt.app.history.StopNotice;
import io.github.solarcloud2mqtt.config.HomeAssistantSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.history.HistoryRequest;
import io.github.solarcloud2mqtt.history.HistoryStep;
import io.github.solarcloud2mqtt.history.format.HistoryFormat;
import io.github.solarcloud2mqtt.history.homeassistant.api.HomeAssistantException;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Reads past values from the clouds. */
@Command(
        name = "history",
        description =
                "Reads past values from the clouds into a file, a pipe or Home Assistant's statistics. It uses half of the "
                        + "calls that the quota leaves, waits for the next hour (Growatt: day) when they are made, and goes "
                        + "on where an earlier run with --output or --into ended.")
final class HistoryCommand implements Callable<Integer> {
    private static final String HOME_ASSISTANT = "home-assistant";
    private static final String STOPPED_FILE =
            "Stopped. What is in the file is kept; the same command goes on where this one ended.";
    private static final String STOPPED_IMPORT =
            "Stopped. All hours that are written are right; the same command writes the others.";
    private static final String STOPPED_PIPE =
            "Stopped. The output ends in the middle; the same command begins again. With --output it goes on.";

    @ParentCommand
    private @Nullable Program program;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            converter = LocalTimes.class,
            description = "The first time: a date such as 2024-01-01, or 2024-01-01T12:00, in the zone of the plant.")
    private @Nullable LocalDateTime from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = LocalTimes.class,
            description = "The time after the last (default: now).")
    private @Nullable LocalDateTime to;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            converter = Steps.class,
            defaultValue = "1h",
            description = "The time from one value to the next: 5m, 15m, 30m, 1h, 1d, 1mo or 1y (default: 1h). Growatt "
                    + "keeps days, months and years of plants only; those of devices are formed from values five minutes "
                    + "apart, which it keeps for 95 days.")
    private HistoryStep step = HistoryStep.HOUR;

    @Option(
            names = "--cloud",
            paramLabel = "NAME",
            description = "Only this cloud of the configuration. May be repeated.")
    private List<String> clouds = new ArrayList<>();

    @Option(names = "--plant", paramLabel = "ID", description = "Only this plant. May be repeated.")
    private List<String> plants = new ArrayList<>();

    @Option(
            names = "--device",
            paramLabel = "KEY",
            description = "Only this device, named as in the topics. May be repeated.")
    private List<String> devices = new ArrayList<>();

    @Option(
            names = "--point",
            paramLabel = "GLOB",
            description = "Only points with such a key; * stands for anything. May be repeated.")
    private List<String> points = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv, jsonl or influx (default: csv).")
    private HistoryFormat format = HistoryFormat.CSV;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write (default: standard output). A file of an earlier run is continued.")
    private @Nullable Path output;

    @Option(
            names = "--into",
            paramLabel = "TARGET",
            description = "home-assistant: write the hours that the statistics of the bridge's entities lack. Needs "
                    + "home-assistant.url and home-assistant.token in the configuration.")
    private @Nullable String into;

    @Option(
            names = "--dry-run",
            description =
                    "Print the calls and the time needed, and with --into the missing hours; read no past values.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        HistoryRequest request = new HistoryRequest(Objects.requireNonNull(from), Optional.ofNullable(to), step);
        if (request.to().filter(end -> !request.from().isBefore(end)).isPresent()) {
            throw new ParameterException(line(), "--to must be later than --from.");
        }
        checkTarget();
        Settings settings = Objects.requireNonNull(program).settings();
        AppComponent app = DaggerAppComponent.factory().create(settings, new ScaledClock(InstantSource.system(), 1));
        List<CloudComponent> some = wanted(app.clouds());
        HistoryFilter filter = new HistoryFilter(Set.copyOf(plants), Set.copyOf(devices), Set.copyOf(points));
        if (into != null) {
            return importStatistics(
                    new ImportRun(app, some, filter, request, line().getErr()), settings.homeAssistant());
        }
        HistoryRun run = new HistoryRun(app, some, filter, request, line().getErr());
        return dryRun ? estimate(run) : write(run);
    }

    private void checkTarget() {
        if (into == null) {
            return;
        }
        if (!into.equals(HOME_ASSISTANT)) {
            throw new ParameterException(line(), "--into must be home-assistant.");
        }
        for (String other : List.of("--step", "--format", "--output")) {
            if (line().getParseResult().hasMatchedOption(other)) {
                throw new ParameterException(
                        line(), other + " cannot be given with --into; Home Assistant's statistics have hours.");
            }
        }
    }

    private int importStatistics(ImportRun run, HomeAssistantSettings settings)
            throws InterruptedException, CommandFailedException {
        if (settings.url().isEmpty() || settings.token().isEmpty()) {
            throw new ParameterException(
                    line(),
                    "--into home-assistant needs home-assistant.url, such as http://homeassistant.local:8123, and "
                            + "home-assistant.token, a long-lived access token, in the configuration, or HOME_ASSISTANT_URL "
                            + "and HOME_ASSISTANT_TOKEN in the environment.");
        }
        StopNotice notice = new StopNotice(line().getErr(), STOPPED_IMPORT);
        try (HistoryProgressView view = HistoryProgressView.of(line().getErr(), InstantSource.system())) {
            return run.run(settings.url().get(), settings.token().get(), dryRun, view)
                    ? ExitCode.OK
                    : ExitCode.SOFTWARE;
        } catch (HomeAssistantException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        } finally {
            notice.cancel();
        }
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private int estimate(HistoryRun run) {
        try (HistoryProgressView view = HistoryProgressView.lines(line().getErr(), InstantSource.system())) {
            return run.estimate(view) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private int write(HistoryRun run) throws IOException, InterruptedException, CommandFailedException {
        boolean complete;
        StopNotice notice = new StopNotice(line().getErr(), output == null ? STOPPED_PIPE : STOPPED_FILE);
        try (HistoryProgressView view = HistoryProgressView.of(line().getErr(), InstantSource.system())) {
            complete = output == null
                    ? run.write(format.to(new PipeWriter(line().getOut())), view)
                    : run.write(output, format, view);
        } catch (IOException e) {
            run.printSummary();
            throw new CommandFailedException(
                    "The values cannot be written (" + e.getMessage() + "). Nothing that was written before is lost.");
        } finally {
            notice.cancel();
        }
        run.printSummary();
        return complete ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<CloudComponent> wanted(List<CloudComponent> all) {
        Set<String> names = all.stream().map(cloud -> cloud.settings().name()).collect(Collectors.toUnmodifiableSet());
        for (String name : clouds) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        line(),
                        "There is no cloud " + name + " in the configuration. There are: "
                                + String.join(", ", names.stream().sorted().toList()) + ".");
            }
        }
        return all.stream()
                .filter(cloud ->
                        clouds.isEmpty() || clouds.contains(cloud.settings().name()))
                .toList();
    }

    /** Reads dates and times. */
    static final class LocalTimes implements ITypeConverter<LocalDateTime> {
        @Override
        public LocalDateTime convert(String text) {
            try {
                return text.contains("T")
                        ? LocalDateTime.parse(text)
                        : LocalDate.parse(text).atStartOfDay();
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a date such as 2024-01-01 nor a time such as 2024-01-01T12:00");
            }
        }
    }

    /** Reads steps. */
    static final class Steps implements ITypeConverter<HistoryStep> {
        @Override
        public HistoryStep convert(String text) {
            return Arrays.stream(HistoryStep.values())
                    .filter(each -> each.toString().equals(text))
                    .findAny()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is no step; must be 5m, 15m, 30m, 1h, 1d, 1mo or 1y"));
        }
    }
}
