package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.app.check.CheckProgress;
import io.github.solarcloud2mqtt.app.check.CheckResult;
import io.github.solarcloud2mqtt.app.check.CheckVerdict;
import io.github.solarcloud2mqtt.app.check.CloudReport;
import io.github.solarcloud2mqtt.app.check.OtherBridgeCheck;
import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.CloudComponent;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.app.console.PrintableWriter;
import io.github.solarcloud2mqtt.config.LoadedSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.paho.PahoMessageBus;
import io.github.solarcloud2mqtt.time.ScaledClock;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tests the configuration and shows what the bridge would publish. */
@Command(
        name = "check",
        description = "Tests the configuration: connects to clouds and broker, shows plants, devices and points with "
                + "their present values and what the calls cost. Publishes nothing.")
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Program program;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LoadedSettings loaded = Objects.requireNonNull(program).loadedSettings();
        AppComponent app =
                DaggerAppComponent.factory().create(loaded.settings(), new ScaledClock(InstantSource.system(), 1));
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = new PrintableWriter(line.getOut());
        CheckVerdict verdict = new CheckVerdict(loaded.warnings());
        verdict.add(checkState(app, loaded.settings()));
        CheckResult broker = checkBroker(app.broker(), out);
        verdict.add(broker);
        Set<String> nodes = new HashSet<>();
        try (ThreadScheduler scheduler = new ThreadScheduler("progress", 1)) {
            for (CloudComponent cloud : app.clouds()) {
                try (CheckProgress progress = new CheckProgress(cloud.settings().name(), line.getErr(), scheduler)) {
                    progress.start();
                    CloudReport report = new CloudReport(cloud, out);
                    verdict.add(report.print());
                    nodes.addAll(report.nodes());
                }
            }
        }
        if (broker.works() && loaded.settings().homeAssistant().enabled()) {
            new OtherBridgeCheck(app.broker(), app.ownDiscovery())
                    .sentence(nodes)
                    .ifPresent(sentence -> verdict.add(CheckResult.partly("Home Assistant", sentence)));
        }
        verdict.print(out);
        out.flush();
        return verdict.allWork() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static CheckResult checkState(AppComponent app, Settings settings) {
        String part = "State directory " + settings.stateDirectory();
        try {
            app.state().checkWritable();
            return CheckResult.works(part);
        } catch (IOException e) {
            return CheckResult.fails(
                    part,
                    "It cannot be written (" + e
                            + "). Make it writable for the user of this program; in Docker, mount it "
                            + "with -v state:/state.");
        }
    }

    private static CheckResult checkBroker(BrokerSettings broker, PrintWriter out) {
        String part = "Broker " + broker.url();
        try {
            PahoMessageBus.tryConnect(broker);
            out.println(part + ": the connection works.");
            return CheckResult.works(part);
        } catch (BrokerException e) {
            out.println(e.getMessage());
            return CheckResult.fails(part, String.valueOf(e.getMessage()));
        }
    }
}
