package io.github.solarcloud2mqtt.integration;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.homeassistant.ConfigMessage;
import io.github.solarcloud2mqtt.homeassistant.ConfigTopic;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A whole bridge with the real client of a vendor in virtual time, at the simulated cloud of that vendor. */
final class VendorBridge implements AutoCloseable {

    private static final String BASE = "solarcloud2mqtt/";
    private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

    final VirtualTime time;
    final FakeBus bus = new FakeBus();
    final SimulatedVendor vendor;
    private final TestBridge bridge;

    /** In memory, because syncing files to a disk in every round takes too long. */
    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/state");

    /** Creates a bridge with one home at a vendor. */
    VendorBridge(Vendor vendor, Instant begin) {
        this(new VirtualTime(begin), time -> vendor.open(time, new SimulatedHome(HomePlan.from(begin))));
    }

    VendorBridge(VirtualTime time, Function<VirtualTime, SimulatedVendor> vendors) {
        this.time = time;
        vendor = vendors.apply(time);
        bridge = TestBridge.on(time, bus, folder, vendor.settings(), PayloadForm.BOTH, vendor::connect);
    }

    /** Starts the bridge and waits for its first discovery. */
    void start() {
        bridge.bridge.start();
        bus.connect();
        time.pass(Duration.ofSeconds(3));
    }

    /** Returns the retained payload of a topic below the base topic. */
    String retained(String topic) {
        return bus.retained(BASE + topic).orElseThrow(() -> new AssertionError("nothing at " + topic));
    }

    Map<String, Object> object(String topic) {
        return map(parse(retained(topic)));
    }

    /** Returns the entries of {@code bridge/devices}. */
    List<Map<String, Object>> devices() {
        return maps(parse(retained("bridge/devices")));
    }

    Map<String, Object> health() {
        return map(object("bridge/health").get("home"));
    }

    /** Returns the retained payloads of one device, by the topic below its id. */
    Map<String, String> ofDevice(String device) {
        String prefix = BASE + device + "/";
        Map<String, String> found = new TreeMap<>();
        bus.retained().forEach((topic, payload) -> {
            if (topic.startsWith(prefix)) {
                found.put(topic.substring(prefix.length()), payload);
            }
        });
        return found;
    }

    /** Returns the discovery messages. */
    List<ConfigMessage> configs() {
        return bus.retained().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("homeassistant/"))
                .map(entry -> new ConfigMessage(place(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static ConfigTopic place(String topic) {
        String[] levels = topic.split("/", -1);
        return new ConfigTopic(levels[0], levels[1], levels[2], levels[3]);
    }

    static Object parse(String json) {
        try {
            return Objects.requireNonNull(JSON.fromJson(json));
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Object value) {
        return (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    @Override
    public void close() {
        vendor.close();
    }
}
