package io.github.solarcloud2mqtt.bridge;

import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.catalog.EnergyUnit;
import io.github.solarcloud2mqtt.catalog.PowerUnit;
import io.github.solarcloud2mqtt.catalog.Units;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;
import io.github.solarcloud2mqtt.homeassistant.EntityAnnouncements;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** A whole bridge in virtual time, with a broker in memory and a cloud of the test's choice. */
final class TestBridge {

    static final Topics TOPICS = new Topics("solarcloud2mqtt");
    static final LoopSettings EVERY_FIVE_MINUTES = new LoopSettings(
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
            LoopSettings settings,
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
            LoopSettings settings,
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
        EntityAnnouncements announcements = new EntityAnnouncements(topics, prefix, discoveryForm, form, 1, "1.2.3");
        RetainedMessages retained = new RetainedMessages(bus);
        AnnouncementBoard board = new AnnouncementBoard(bus, time, announced);
        BridgeStatus status = new BridgeStatus(retained, topics, "1.2.3", time.instant());
        CounterGuards guards = new CounterGuards(state, settings);
        FaultWatch faults = new FaultWatch(bus, board, topics, state, settings);
        DevicePublisher publisher = new DevicePublisher(
                retained,
                board,
                topics,
                form,
                announced ? Optional.of(announcements) : Optional.empty(),
                cloud,
                settings);
        DeviceFeeds feeds = new DeviceFeeds(guards, ZoneId.of("Europe/Berlin"));
        Catalog catalog = new Catalog(cloud.vendor(), new Units(EnergyUnit.KWH, PowerUnit.W));
        AccountView view = new AccountView(settings, feeds, guards, faults, publisher);
        Condition condition = new Condition(settings, new Random(1));
        Timetable timetable = new Timetable(settings, time);
        Discovery discovery = new Discovery(cloud, catalog, new PointMemory(state, settings));
        Conversation conversation =
                new Conversation(settings, cloud, budget, discovery, view, condition, timetable, status, state, time);
        HealthReport health = new HealthReport(settings, status, timetable, condition, budget, view);
        CloudLoop loop = new CloudLoop(
                settings, cloud, conversation, timetable, condition, budget, view, status, health, time, time);
        Requests requests = new Requests(bus, topics, () -> List.of(loop));
        BrokerLink link = new BrokerLink(
                bus,
                retained,
                board,
                topics,
                announcements.birthTopic(),
                new Places(state, topics, prefix),
                status,
                requests,
                time);
        return new TestBridge(time, bus, new Bridge(List.of(loop), bus, link, topics), budget);
    }

    /** Where and how a bridge publishes. */
    record Outlets(Topics topics, String prefix, DiscoveryForm discovery, PayloadForm form, boolean announced) {}

    /** What a cloud is built with. */
    record Services(VirtualTime time, StateDirectory state, CallBudget budget) {}
}
