package io.github.solarcloud2mqtt.demo;

import io.github.solarcloud2mqtt.app.command.Program;
import io.github.solarcloud2mqtt.app.command.RunCommand;
import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.CloudComponent;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.config.ConfigurationLoader;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The bridge with a solar plant, a cloud and a broker of its own. */
@Command(
        name = "demo",
        description = "Shows the bridge at work on a simulated home, with a simulated cloud and a broker inside this "
                + "program. Nothing has to be configured.")
public final class DemoCommand implements Callable<Integer> {

    /** The day begins when there is something to see. */
    private static final LocalTime BEGIN = LocalTime.of(9, 0);

    private static final double FASTEST = 10_000;

    @ParentCommand
    private @Nullable Program program;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            description =
                    "Publish to this broker, for example tcp://localhost:1883, instead of one inside the program. "
                            + "A login is taken from MQTT_USERNAME and MQTT_PASSWORD.")
    private @Nullable String mqttUrl;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "Let the simulated day pass N times faster than a real one (default: ${DEFAULT-VALUE}, an hour "
                            + "a minute).")
    private double speed;

    @Option(
            names = "--api",
            paramLabel = "API",
            defaultValue = "account",
            converter = ApiName.class,
            description =
                    "How the bridge gets into the simulated cloud: account, with user and password, or oauth2, with the "
                            + "consent of the plant's owner, which the demo gives itself (default: ${DEFAULT-VALUE}). What "
                            + "is published is the same.")
    private ApiAccess api = ApiAccess.ACCOUNT;

    @Option(
            names = "--encrypted",
            description =
                    "Let the simulated cloud take encrypted calls only, and encrypt them. What is published is the "
                            + "same.")
    private boolean encrypted;

    @Option(
            names = "--vendor",
            paramLabel = "VENDOR",
            defaultValue = "isolarcloud",
            description = "Whose cloud to simulate: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Vendor vendor = Vendor.ISOLARCLOUD;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new ParameterException(
                    command.commandLine(), "--speed " + speed + " cannot be done; give a number above 0, up to 10000.");
        }
        if ((encrypted || api != ApiAccess.ACCOUNT) && vendor != Vendor.ISOLARCLOUD) {
            throw new ParameterException(
                    command.commandLine(),
                    "--api and --encrypted are for isolarcloud only: Growatt knows one way in, a token, and plain calls.");
        }
        Objects.requireNonNull(program).setLogLevel();
        Path state = Files.createTempDirectory("solarcloud2mqtt-demo");
        DemoBroker broker = DemoBroker.open(Optional.ofNullable(mqttUrl));
        ScaledClock tempo = tempo();
        DemoCloud cloud = cloud(tempo);
        Settings settings = settings(cloud, broker.url(), state);
        AppComponent app = DaggerAppComponent.factory().create(settings, tempo);
        for (CloudComponent each : app.clouds()) {
            cloud.authorize(each);
        }
        introduce(command.commandLine().getOut(), broker, settings);
        app.bridge().start();
        RunCommand.stopWhenTold(() -> {
            app.bridge().stop();
            DemoFiles.delete(state);
        });
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    private ScaledClock tempo() {
        HomePlan plan = HomePlan.from(Instant.now());
        Instant begin = Instant.now().atZone(plan.zone()).with(BEGIN).toInstant();
        long started = System.nanoTime();
        return new ScaledClock(() -> begin.plusNanos(Math.round((System.nanoTime() - started) * speed)), speed);
    }

    private DemoCloud cloud(ScaledClock tempo) throws IOException {
        return switch (vendor) {
            case ISOLARCLOUD -> IsolarcloudDemo.start(api, encrypted, tempo.clock());
            case GROWATT -> GrowattDemo.start(tempo.clock());
        };
    }

    private static Settings settings(DemoCloud cloud, String brokerUrl, Path state) throws ConfigurationException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> !name.startsWith("MQTT_") && !name.startsWith("HOME_ASSISTANT_"));
        environment.putAll(cloud.environment());
        environment.put("MQTT_URL", brokerUrl);
        environment.put("STATE_DIRECTORY", state.toString());
        return ConfigurationLoader.load(Optional.empty(), state.resolve("no-file.conf"), environment)
                .settings();
    }

    private void introduce(PrintWriter out, DemoBroker broker, Settings settings) {
        out.printf("A simulated home is published to %s, its day passes %.0f times faster.%n", broker.url(), speed);
        out.println("See everything with:");
        out.printf(
                "  mosquitto_sub -h %s -p %d -v -t '%s/#'%n",
                broker.host(), broker.port(), settings.mqtt().baseTopic());
        out.println("Home Assistant and openHAB find the devices by themselves when they use this broker.");
        out.println("Ctrl-C ends the demo.");
        out.flush();
    }

    /** The names of the ways in, as in {@code auth.method}. */
    private static final class ApiName implements ITypeConverter<ApiAccess> {
        @Override
        public ApiAccess convert(String text) {
            return switch (text) {
                case "account" -> ApiAccess.ACCOUNT;
                case "oauth2" -> ApiAccess.OAUTH2;
                default -> throw new TypeConversionException("'" + text + "' is neither account nor oauth2");
            };
        }
    }

    /** Whose cloud is simulated. */
    private enum Vendor {
        ISOLARCLOUD,
        GROWATT
    }
}
