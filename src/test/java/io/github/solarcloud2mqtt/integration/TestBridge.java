package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.app.component.Bridge;
import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CallPacers;
import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.discovery.AccountDiscovery;
import io.github.solarcloud2mqtt.discovery.SeenPoints;
import io.github.solarcloud2mqtt.fault.FaultTracker;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.plant.AccountName;
import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.PowerUnit;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import io.github.solarcloud2mqtt.poll.AccountState;
import io.github.solarcloud2mqtt.poll.BrokerFaultChannel;
import io.github.solarcloud2mqtt.poll.CloudPoller;
import io.github.solarcloud2mqtt.poll.TestPoller;
import io.github.solarcloud2mqtt.publish.BridgeHealth;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.DevicePublisher;
import io.github.solarcloud2mqtt.publish.DiscoveryProgress;
import io.github.solarcloud2mqtt.publish.FaultEventPublisher;
import io.github.solarcloud2mqtt.publish.PublishedCloud;
import io.github.solarcloud2mqtt.publish.PublishedState;
import io.github.solarcloud2mqtt.publish.RetainedMessages;
import io.github.solarcloud2mqtt.publish.WantedDiscovery;
import io.github.solarcloud2mqtt.publish.session.BrokerSession;
import io.github.solarcloud2mqtt.publish.session.BrokerSessions;
import io.github.solarcloud2mqtt.publish.session.OtherBridgeDetector;
import io.github.solarcloud2mqtt.publish.session.RequestHandler;
import io.github.solarcloud2mqtt.publish.session.RetainedSnapshot;
import io.github.solarcloud2mqtt.publish.session.TopicHistory;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import io.github.solarcloud2mqtt.values.DeviceStates;
import io.github.solarcloud2mqtt.values.TimestampZones;
import io.github.solarcloud2mqtt.values.ValueGuards;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A whole bridge in virtual time, with a broker in memory and a cloud of the test's choice. */
public final class TestBridge {

    public static final Topics TOPICS = new Topics("solarcloud2mqtt");
    public static final PollSettings EVERY_FIVE_MINUTES = new PollSettings(
            "home", Duration.ofMinutes(5), Duration.ofHours(6), Duration.ofMinutes(5), Duration.ofMinutes(15));

    final VirtualTime time;
    final FakeBus bus;
    final Bridge bridge;
    final CallBudget budget;

    private TestBridge(VirtualTime time, FakeBus bus, Bridge bridge, CallBudget budget) {
        this.time = time;
        this.bus = bus;
        this.bridge = bridge;
        this.budget = budget;
    }

    /** A bridge that is not started, on a broker that may have something already. */
    static TestBridge on(
            VirtualTime time,
            FakeBus bus,
            Path folder,
            PollSettings settings,
            PayloadForm form,
            Function<Services, SolarCloud> clouds) {
        return on(
                time,
                bus,
                folder,
                settings,
                new Outlets(TOPICS, "homeassistant", DiscoveryForm.ENTITY, form, true),
                clouds);
    }

    /** The same, told where and how to publish. */
    static TestBridge on(
            VirtualTime time,
            FakeBus bus,
            Path folder,
            PollSettings settings,
            Outlets outlets,
            Function<Services, SolarCloud> clouds) {
        Topics topics = outlets.topics;
        String prefix = outlets.prefix;
        DiscoveryForm discoveryForm = outlets.discovery;
        PayloadForm form = outlets.form;
        boolean announced = outlets.announced;
        StateDirectory state = new StateDirectory(folder);
        CallBudget budget = new CallBudget(time, state, settings.name());
        SolarCloud cloud = clouds.apply(new Services(time, state, budget));
        DiscoveryMessages announcements = new DiscoveryMessages(topics, prefix, discoveryForm, form, 1, "1.2.3");
        RetainedMessages retained = new RetainedMessages();
        WantedDiscovery discovered = new WantedDiscovery(announced);
        DiscoveryProgress progress = new DiscoveryProgress(List.of(settings.name()));
        BridgeStatus status = new BridgeStatus(retained, topics, "1.2.3", time.instant());
        AccountName account = new AccountName(settings.name());
        ValueGuards guards = new ValueGuards(state, account);
        FaultTracker faults = new FaultTracker(
                new BrokerFaultChannel(new FaultEventPublisher(bus, discovered, topics)), state, account);
        PublishedCloud published = new PublishedCloud(settings.name(), cloud.vendor(), settings.watchesFaults());
        DevicePublisher publisher = new DevicePublisher(
                retained,
                discovered,
                topics,
                form,
                announced ? Optional.of(announcements) : Optional.empty(),
                published);
        Catalog catalog = new Catalog(cloud.vendor(), new UnitSettings(EnergyUnit.KWH, PowerUnit.W));
        DeviceStates feeds = new DeviceStates(
                catalog, guards, new TimestampZones(ZoneId.of("Europe/Berlin"), cloud.timestampZones()));
        AccountState view = new AccountState(settings, feeds, guards, faults, publisher);
        AccountDiscovery discovery =
                new AccountDiscovery(cloud, catalog, PointSelection.ALL, new SeenPoints(state, settings));
        BridgeHealth health = new BridgeHealth(state, time, time, time);
        CloudPoller loop = TestPoller.of(settings, cloud, budget, discovery, view, status, progress, health, time);
        RequestHandler requests = new RequestHandler(bus, topics, () -> List.of(loop));
        TopicHistory history = new TopicHistory(state, topics, prefix);
        PublishedState publishedState = new PublishedState(retained, discovered, progress, () -> List.of(loop));
        OtherBridgeDetector otherBridges = new OtherBridgeDetector(topics, status, retained);
        BrokerSessions sessions = new BrokerSessions(
                bus,
                topics,
                () -> new BrokerSession(
                        bus,
                        topics,
                        announcements,
                        history,
                        new RetainedSnapshot(topics, history),
                        publishedState,
                        requests,
                        otherBridges,
                        time),
                health);
        return new TestBridge(time, bus, new Bridge(List.of(loop), publishedState, sessions), budget);
    }

    /** Where and how a bridge publishes. */
    record Outlets(Topics topics, String prefix, DiscoveryForm discovery, PayloadForm form, boolean announced) {}

    /** What a cloud is built with. */
    record Services(VirtualTime time, StateDirectory state, CallBudget budget) {
        /** Waits for the pace of the calls take no time. */
        AccountContext context() {
            return new AccountContext("home", budget, new CallPacers(time, wait -> {}), state, time, time);
        }

        /** Waits for the pace of the calls take virtual time. */
        AccountContext pacedContext() {
            return new AccountContext("home", budget, new CallPacers(time, time), state, time, time);
        }
    }

    /** What an account of this bridge is built with, for another state directory. */
    AccountContext context(StateDirectory state) {
        return new Services(time, state, budget).context();
    }
}
