package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.growatt.GrowattCloud;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.simulator.growatt.SimulatedGrowatt;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** More than a year of operation at Growatt, with an alarm a week: nothing grows, no call is lost, no counter falls. */
class GrowattYearTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T05:00:00Z");
    private static final int DAYS = 400;
    private static final int SETTLED_DAYS = 40;
    private static final long ALLOWED_GROWTH = 4L << 20;

    /** In memory, because syncing files to a disk in every round takes too long. */
    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/state");

    private final VirtualTime time = new VirtualTime(BEGIN);
    private final FakeBus bus = new FakeBus();
    private final SimulatedHome home = new SimulatedHome(HomePlan.from(BEGIN));
    private final SimulatedGrowatt cloud = SimulatedGrowatt.of(time, GrowattVendor.TOKEN, home);
    private final Map<String, BigDecimal> counters = new HashMap<>();
    private final Map<String, Integer> faults = new HashMap<>();
    private final Set<String> problems = new HashSet<>();

    @Test
    void stateFilesAndHeapStayAsTheyAreForMoreThanAYear() throws IOException {
        PollSettings settings = new PollSettings(
                "home", Duration.ofHours(1), Duration.ofDays(1), Duration.ofHours(4), Duration.ofHours(3));
        TestBridge bridge = TestBridge.on(time, bus, folder, settings, PayloadForm.BOTH, this::connect);
        bridge.bridge.start();
        bus.connect();
        Optional<String> alarm = Optional.empty();
        long files = 0;
        long heap = 0;
        for (int day = 1; day <= DAYS; day++) {
            if (day % 7 == 0) {
                alarm = Optional.of(cloud.faultInjection().raiseAlarm("MIN0DEMO001", 25, 1, "No AC connection"));
            }
            if (day % 7 == 1) {
                alarm.ifPresent(id -> cloud.faultInjection().clearAlarm("MIN0DEMO001", id));
            }
            time.pass(Duration.ofDays(1));
            bus.takePublished().forEach(this::inspect);
            home.forgetPast();
            if (day == SETTLED_DAYS) {
                files = stateFiles();
                heap = usedHeap();
            }
        }
        assertThat(stateFiles()).as("state files").isEqualTo(files).isLessThan(20);
        assertThat(usedHeap() - heap).as("growth of the heap in bytes").isLessThan(ALLOWED_GROWTH);
        assertThat(problems).isEmpty();
        assertThat(cloud.violations()).isEmpty();
        assertThat(cloud.calls().size()).isBetween(DAYS * 40, DAYS * 200);
        assertThat(counters).isNotEmpty();
        assertThat(faults.values()).allMatch(events -> events <= 2);
        assertThat(faults.values().stream().filter(events -> events == 2).count())
                .isGreaterThan(DAYS / 7 - 3);
        assertThat(home.snapshot().lifetimeWh(Flow.HYBRID_PV)).isPositive();
    }

    private long stateFiles() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.count();
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void inspect(Message message) {
        String topic = message.topic();
        if (topic.endsWith("/fault")) {
            faults.merge(message.payload().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"), 1, Integer::sum);
        } else if (topic.contains("/total_") && !topic.startsWith("homeassistant/")) {
            BigDecimal value = new BigDecimal(message.payload());
            BigDecimal before = counters.put(topic, value);
            if (before != null && value.compareTo(before) < 0) {
                problems.add(topic + " fell from " + before + " to " + value);
            }
        }
    }

    private GrowattCloud connect(AccountContext context) {
        GrowattAccount account = new GrowattAccount(
                HttpUrl.get("http://simulated.invalid"), new Secret(GrowattVendor.TOKEN), 200, Duration.ofSeconds(30));
        return new GrowattCloud(
                account,
                plant -> true,
                context,
                new OkHttpClient.Builder().addInterceptor(this::answer).build());
    }

    /** Passes a call to the simulated cloud without a network. */
    private Response answer(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        Buffer body = new Buffer();
        if (request.body() != null) {
            request.body().writeTo(body);
        }
        Map<String, String> headers = new HashMap<>();
        headers.put("token", GrowattVendor.TOKEN);
        if (request.body() != null && request.body().contentType() != null) {
            headers.put("Content-Type", request.body().contentType().toString());
        }
        HttpResponse response = cloud.handle(new HttpRequest(
                request.method(),
                request.url().encodedPath(),
                Optional.ofNullable(request.url().encodedQuery()).orElse(""),
                headers,
                body.readUtf8()));
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(response.status())
                .message("simulated")
                .body(ResponseBody.create(response.body(), MediaType.get("application/json")))
                .build();
    }
}
