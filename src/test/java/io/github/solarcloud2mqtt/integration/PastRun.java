package io.github.solarcloud2mqtt.integration;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CallPacers;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.discovery.AccountDiscovery;
import io.github.solarcloud2mqtt.discovery.WholeAccount;
import io.github.solarcloud2mqtt.history.HistoryAccount;
import io.github.solarcloud2mqtt.history.HistoryExporter;
import io.github.solarcloud2mqtt.history.HistoryPoints;
import io.github.solarcloud2mqtt.history.HistoryProgress;
import io.github.solarcloud2mqtt.history.HistoryRequest;
import io.github.solarcloud2mqtt.history.HistoryStep;
import io.github.solarcloud2mqtt.history.HistorySummary;
import io.github.solarcloud2mqtt.history.format.HistoryFile;
import io.github.solarcloud2mqtt.history.format.HistoryFormat;
import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.PowerUnit;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/** Exports past values of a simulated cloud in virtual time, to a file in memory. */
final class PastRun {
    final Path folder;
    final Path file;
    final List<String> waits = new ArrayList<>();
    final StateDirectory state;
    final CallBudget budget;
    final SolarCloud cloud;
    private final VirtualTime time;
    final Catalog catalog;
    private final AccountDiscovery discovery;
    private Optional<List<MonitoredDevice>> devices = Optional.empty();
    HistorySummary summary = new HistorySummary();

    /** The only device to export, if there is one. */
    Optional<String> only = Optional.empty();

    PastRun(VirtualTime time, Function<AccountContext, SolarCloud> connect) {
        this(time, connect, Jimfs.newFileSystem(Configuration.unix()).getPath("/state"));
    }

    /** A later process with the same state directory and file. */
    PastRun(VirtualTime time, Function<AccountContext, SolarCloud> connect, Path folder) {
        this.time = time;
        this.folder = folder;
        file = folder.resolveSibling("history.csv");
        state = new StateDirectory(folder);
        budget = new CallBudget(time, state, "home");
        cloud = connect.apply(new AccountContext("home", budget, new CallPacers(time, time), state, time, time));
        catalog = new Catalog(cloud.vendor(), new UnitSettings(EnergyUnit.KWH, PowerUnit.W));
        discovery = WholeAccount.of(cloud, catalog, state, TestBridge.EVERY_FIVE_MINUTES);
    }

    List<MonitoredDevice> devices() throws CloudException {
        if (devices.isEmpty()) {
            devices = Optional.of(discovery.run().devices());
        }
        return devices.get();
    }

    /** Runs an export into the file. */
    void export(LocalDateTime from, LocalDateTime to, HistoryStep step, Predicate<MeasuringPoint> wanted)
            throws CloudException, IOException, InterruptedException {
        summary = new HistorySummary();
        budget.readThePast();
        List<MonitoredDevice> some = devices().stream()
                .filter(device -> only.filter(id -> !id.equals(device.id())).isEmpty())
                .map(device -> HistoryPoints.only(device, wanted))
                .filter(device -> !device.points().isEmpty())
                .toList();
        HistoryRequest request = new HistoryRequest(from, Optional.of(to), step);
        try (HistoryFile out = HistoryFile.open(file, HistoryFormat.CSV)) {
            new HistoryExporter(time, time, new Random(1), ZoneOffset.UTC)
                    .plan(
                            List.of(new HistoryAccount("home", cloud, catalog, budget, some)),
                            request,
                            out.last(),
                            summary,
                            new Silent())
                    .run(out);
        }
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    private final class Silent implements HistoryProgress {
        @Override
        public void begin(long calls) {}

        @Override
        public void called(long planned, long made) {}

        @Override
        public void waits(String reason, Instant until) {
            waits.add(reason);
        }
    }
}
