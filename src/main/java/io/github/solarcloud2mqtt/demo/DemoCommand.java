package io.github.solarcloud2mqtt.demo;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs the bridge with a simulated plant, a simulated cloud and an embedded broker. */
@Command(
        name = "demo",
        description = "Shows the bridge at work on a simulated home, with a simulated cloud and a broker inside this "
                + "program. Nothing has to be configured.")
public final class DemoCommand implements Callable<Integer> {

    /** The simulated day begins when the plant produces power. */
    private static final LocalTime BEGIN = LocalTime.of(9, 0);

    private static final double FASTEST = 10_000;

    private final DemoHost host;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            description =
                    "Publish to this broker, for example tcp://localhost:1883, instead of one inside the program. "
                            + "A login is taken from MQTT_USERNAME and MQTT_PASSWORD. When the demo ends, everything it "
                            + "published is removed from the broker.")
    private @Nullable String mqttUrl;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "60",
            description = "Run the simulated day N times faster than a real one (default: ${DEFAULT-VALUE}, an hour "
                    + "a minute).")
    private double speed;

    @Option(
            names = "--api",
            paramLabel = "API",
            defaultValue = "account",
            converter = ApiName.class,
            description =
                    "How the bridge accesses the simulated cloud: account, with user and password, or oauth2, with the "
                            + "consent of the plant's owner, which the demo gives itself (default: "
                            + "${DEFAULT-VALUE}). The published values are the same.")
    private ApiAccess api = ApiAccess.ACCOUNT;

    @Option(
            names = "--encrypted",
            description = "Let the simulated cloud take encrypted calls only, and encrypt them. The published values "
                    + "are the same.")
    private boolean encrypted;

    @Option(
            names = "--vendor",
            paramLabel = "VENDOR",
            defaultValue = "isolarcloud",
            description = "The vendor of the simulated cloud: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Vendor vendor = Vendor.ISOLARCLOUD;

    public DemoCommand(DemoHost host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new ParameterException(
                    command.commandLine(), "--speed " + speed + " is not allowed; give a number above 0, up to 10000.");
        }
        if ((encrypted || api != ApiAccess.ACCOUNT) && vendor != Vendor.ISOLARCLOUD) {
            throw new ParameterException(
                    command.commandLine(),
                    "--api and --encrypted are for isolarcloud only: Growatt has only token access and "
                            + "unencrypted calls.");
        }
        Path state = Files.createTempDirectory("solarcloud2mqtt-demo");
        DemoBroker broker;
        try {
            broker = DemoBroker.open(Optional.ofNullable(mqttUrl));
        } catch (IOException e) {
            command.commandLine().getErr().println(e.getMessage());
            return ExitCode.SOFTWARE;
        }
        InstantSource clock = host.scaledClock(begin(), speed);
        DemoCloud cloud = cloud(clock);
        DemoBridge bridge = host.bridge(environment(cloud, broker.url(), state), clock, speed);
        cloud.authorize(bridge);
        introduce(command.commandLine().getOut(), broker, bridge.baseTopic());
        bridge.start();
        host.awaitStop(() -> {
            stop(bridge);
            DemoFiles.delete(state);
        });
        return ExitCode.OK;
    }

    /** The demo's devices are removed from the user's broker when the demo ends. */
    private void stop(DemoBridge bridge) {
        if (mqttUrl == null) {
            bridge.stop();
            return;
        }
        try {
            bridge.stopWithoutTrace();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Instant begin() {
        Instant now = host.now();
        return now.atZone(HomePlan.from(now).zone()).with(BEGIN).toInstant();
    }

    private DemoCloud cloud(InstantSource clock) throws IOException {
        return switch (vendor) {
            case ISOLARCLOUD -> IsolarcloudDemo.start(api, encrypted, clock);
            case GROWATT -> GrowattDemo.start(clock);
        };
    }

    private static Map<String, String> environment(DemoCloud cloud, String brokerUrl, Path state) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> !name.startsWith("MQTT_") && !name.startsWith("HOME_ASSISTANT_"));
        environment.putAll(cloud.environment());
        environment.put("MQTT_URL", brokerUrl);
        environment.put("STATE_DIRECTORY", state.toString());
        return environment;
    }

    private void introduce(PrintWriter out, DemoBroker broker, String baseTopic) {
        out.printf("A simulated home is published to %s, its day passes %.0f times faster.%n", broker.url(), speed);
        out.println("See everything with:");
        out.printf("  mosquitto_sub -h %s -p %d -v -t '%s/#'%n", broker.host(), broker.port(), baseTopic);
        out.println("Home Assistant and openHAB discover the devices automatically if they use this broker.");
        out.println("Ctrl-C ends the demo.");
        out.flush();
    }

    /** API names as in {@code auth.method}. */
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

    /** The vendor whose cloud is simulated. */
    private enum Vendor {
        ISOLARCLOUD,
        GROWATT
    }
}
