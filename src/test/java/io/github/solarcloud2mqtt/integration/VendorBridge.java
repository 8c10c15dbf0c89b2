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

/** A whole bridge with a vendor's real client, in virtual time, at that vendor's simulated cloud. */
final class VendorBridge implements AutoCloseable {

    private static final String BASE = "solarcloud2mqtt/";
    private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

    final VirtualTime time;
    final FakeBus bus = new FakeBus();
    final SimulatedVendor vendor;
    private final TestBridge bridge;

    /** In memory: there are more rounds than a test has time to sync files to a disk. */
    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/state");

    /** With one home at a vendor. */
    VendorBridge(Vendor vendor, Instant begin) {
        this(new VirtualTime(begin), time -> vendor.open(time, new SimulatedHome(HomePlan.from(begin))));
    }

    VendorBridge(VirtualTime time, Function<VirtualTime, SimulatedVendor> vendors) {
        this.time = time;
        vendor = vendors.apply(time);
        bridge = TestBridge.on(time, bus, folder, vendor.settings(), PayloadForm.BOTH, vendor::connect);
    }

    /** Starts the bridge and lets it look at the account. */
    void start() {
        bridge.bridge.start();
        bus.connect();
        time.pass(Duration.ofSeconds(3));
    }

    /** What the broker keeps below the base topic. */
    String retained(String topic) {
        return bus.retained(BASE + topic).orElseThrow(() -> new AssertionError("nothing at " + topic));
    }

    Map<String, Object> object(String topic) {
        return map(parse(retained(topic)));
    }

    /** The entries of {@code bridge/devices}. */
    List<Map<String, Object>> devices() {
        return maps(parse(retained("bridge/devices")));
    }

    Map<String, Object> health() {
        return map(object("bridge/health").get("home"));
    }

    /** What the broker keeps of one device, by what comes after its id. */
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

    /** What Home Assistant finds. */
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
