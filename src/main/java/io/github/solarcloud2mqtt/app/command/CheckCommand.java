package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.CloudComponent;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.PahoMessageBus;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tests the configuration and shows what the bridge would publish. */
@Command(
        name = "check",
        description =
                "Tries the configuration out: connects to clouds and broker, shows plants, devices and points with "
                        + "their present values and what the calls cost. Publishes nothing.")
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Program program;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        AppComponent app = DaggerAppComponent.factory()
                .create(Objects.requireNonNull(program).settings(), new ScaledClock(InstantSource.system(), 1));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        boolean works = brokerWorks(app.broker(), out);
        for (CloudComponent cloud : app.clouds()) {
            works &= new CloudReport(cloud, out).print();
        }
        out.flush();
        return works ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static boolean brokerWorks(BrokerSettings broker, PrintWriter out) {
        try {
            PahoMessageBus.tryConnect(broker);
            out.println("Broker " + broker.url() + ": the connection works.");
            return true;
        } catch (BrokerException e) {
            out.println(e.getMessage());
            return false;
        }
    }
}
