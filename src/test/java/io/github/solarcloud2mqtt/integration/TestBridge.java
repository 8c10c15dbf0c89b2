package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.app.component.Bridge;
import io.github.solarcloud2mqtt.app.component.DaggerTestComponent;
import io.github.solarcloud2mqtt.app.component.TestComponent;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CallPacers;
import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.GrowattSettings;
import io.github.solarcloud2mqtt.config.HomeAssistantSettings;
import io.github.solarcloud2mqtt.config.MqttSettings;
import io.github.solarcloud2mqtt.config.PlantSelection;
import io.github.solarcloud2mqtt.config.ServerSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.PowerUnit;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.Sleeper;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A whole bridge in virtual time, with a broker in memory and a cloud of the test's choice. */
public final class TestBridge {

    public static final Topics TOPICS = new Topics("solarcloud2mqtt");
    public static final PollSettings EVERY_FIVE_MINUTES = new PollSettings(
            "home", Duration.ofMinutes(5), Duration.ofHours(6), Duration.ofMinutes(5), Duration.ofMinutes(15));

    /** A wait for the pace of the calls that takes no time. */
    private static final Sleeper NO_WAIT = wait -> {};

    final Bridge bridge;
    private final VirtualTime time;
    private final CallBudget budget;

    private TestBridge(VirtualTime time, TestComponent component) {
        this.time = time;
        bridge = component.bridge();
        budget = component.clouds().get(0).budget();
    }

    /** A bridge that is not started, on a broker that may have something already. */
    static TestBridge on(
            VirtualTime time,
            FakeBus bus,
            Path folder,
            PollSettings settings,
            PayloadForm form,
            Function<AccountContext, SolarCloud> clouds) {
        return on(time, bus, folder, settings, Outlets.usual(form), clouds);
    }

    /** The same with other settings for publishing. */
    static TestBridge on(
            VirtualTime time,
            FakeBus bus,
            Path folder,
            PollSettings settings,
            Outlets outlets,
            Function<AccountContext, SolarCloud> clouds) {
        return create(time, NO_WAIT, bus, settings(folder, settings, outlets), clouds);
    }

    /** A bridge that leaves points out. */
    static TestBridge selecting(
            VirtualTime time,
            FakeBus bus,
            Path folder,
            PointSelection points,
            Function<AccountContext, SolarCloud> clouds) {
        Settings settings = settings(folder, account(EVERY_FIVE_MINUTES, points), Outlets.usual(PayloadForm.BOTH));
        return create(time, NO_WAIT, bus, settings, clouds);
    }

    /** A bridge whose waits for the pace of the calls take virtual time. */
    static TestBridge paced(
            VirtualTime time,
            FakeBus bus,
            Path folder,
            PollSettings settings,
            PayloadForm form,
            Function<AccountContext, SolarCloud> clouds) {
        return create(time, time, bus, settings(folder, settings, Outlets.usual(form)), clouds);
    }

    private static TestBridge create(
            VirtualTime time,
            Sleeper waits,
            FakeBus bus,
            Settings settings,
            Function<AccountContext, SolarCloud> clouds) {
        return new TestBridge(time, DaggerTestComponent.factory().create(settings, time, waits, bus, clouds));
    }

    private static Settings settings(Path folder, PollSettings poll, Outlets outlets) {
        return settings(folder, account(poll, PointSelection.ALL), outlets);
    }

    private static Settings settings(Path folder, CloudSettings account, Outlets outlets) {
        BrokerSettings broker = new BrokerSettings(
                BrokerUrl.of("tcp://broker.invalid"),
                Optional.empty(),
                Optional.empty(),
                "solarcloud2mqtt",
                1,
                BrokerSettings.Tls.SYSTEM);
        return new Settings(
                List.of(account),
                new MqttSettings(broker, outlets.topics.base(), outlets.form),
                new HomeAssistantSettings(
                        outlets.announced, outlets.prefix, outlets.discovery, Optional.empty(), Optional.empty()),
                new UnitSettings(EnergyUnit.KWH, PowerUnit.W),
                folder);
    }

    /** Vendor, server and token have no effect: the test's cloud replaces them. */
    private static CloudSettings account(PollSettings poll, PointSelection points) {
        return new GrowattSettings(
                poll,
                new PlantSelection(Set.of(), Set.of()),
                points,
                new ServerSettings("http://cloud.invalid", Duration.ofSeconds(30)),
                new Secret("unused"),
                200);
    }

    /** Where and how a bridge publishes. */
    record Outlets(Topics topics, String prefix, DiscoveryForm discovery, PayloadForm form, boolean announced) {

        private static Outlets usual(PayloadForm form) {
            return new Outlets(TOPICS, "homeassistant", DiscoveryForm.ENTITY, form, true);
        }
    }

    /** The context of an account of this bridge, for another state directory. */
    AccountContext context(StateDirectory state) {
        return new AccountContext("home", budget, new CallPacers(time, NO_WAIT), state, time, time);
    }
}
