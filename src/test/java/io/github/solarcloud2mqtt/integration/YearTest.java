package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.AccountCredentials;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.isolarcloud.SimulatedIsolarcloud;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.SimulatedAccount;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** A year of operation: every sunrise, every midnight, both changes of daylight saving, faults, and an invalid token a day. */
class YearTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T05:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration DAY = Duration.ofDays(1);
    private static final PollSettings EVERY_FIFTEEN_MINUTES = new PollSettings(
            "home", Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofMinutes(15), Duration.ofMinutes(45));

    /** In memory, because syncing files to a disk in every round takes too long. */
    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/state");

    private final VirtualTime time = new VirtualTime(BEGIN);
    private final FakeBus bus = new FakeBus();
    private final SimulatedHome home = new SimulatedHome(HomePlan.from(BEGIN).withStringInverter());
    private final SimulatedIsolarcloud cloud =
            new SimulatedIsolarcloud(time, home, new SimulatedAccount("app-key", "secret-key", "demo", "password"));
    private final Map<String, BigDecimal> counters = new HashMap<>();
    private final Map<String, Integer> faults = new HashMap<>();
    private final Set<String> problems = new HashSet<>();

    @Test
    void aYearEndsWithTheCountersOfTheHome() {
        cloud.faultInjection().limitRate(false);
        TestBridge bridge = TestBridge.on(time, bus, folder, EVERY_FIFTEEN_MINUTES, PayloadForm.BOTH, this::connect);
        bridge.bridge.start();
        bus.connect();
        for (Duration passed = Duration.ZERO; passed.compareTo(YEAR) < 0; passed = passed.plus(DAY)) {
            cloud.faultInjection().invalidateToken();
            time.pass(DAY);
            bus.takePublished().forEach(this::inspect);
            home.forgetPast();
        }
        time.pass(Duration.ofMinutes(20));

        assertThat(problems).isEmpty();
        assertThat(cloud.violations()).isEmpty();
        assertThat(bus.retained("solarcloud2mqtt/974621_14_1_1/total_yield"))
                .contains(SimulatedAccess.kWh(home.snapshot().lifetimeWh(Flow.HYBRID_PV)));
        assertThat(faults.values())
                .as("every fault is raised once and cleared once, or still there")
                .allMatch(n -> n <= 2);
        assertThat(faults.values().stream().filter(n -> n == 2).count()).isGreaterThan(20);
        assertThat(cloud.callCounts().get("login")).isBetween(365L, 367L);
    }

    private void inspect(Message message) {
        String topic = message.topic();
        if (topic.endsWith("/fault")) {
            String id = message.payload().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            faults.merge(id, 1, Integer::sum);
        } else if (topic.contains("/total_") && !topic.startsWith("homeassistant/")) {
            BigDecimal value = new BigDecimal(message.payload());
            BigDecimal before = counters.put(topic, value);
            if (before != null && value.compareTo(before) < 0) {
                problems.add(topic + " fell from " + before + " to " + value);
            }
        }
        if (message.payload().contains("E+") || message.payload().contains("NaN")) {
            problems.add(topic + ": " + message.payload());
        }
    }

    private IsolarcloudCloud connect(AccountContext context) {
        AccountCredentials account = new AccountCredentials(
                new Application(
                        HttpUrl.get("http://simulated.invalid"),
                        new Secret("app-key"),
                        new Secret("secret-key"),
                        "en_US",
                        Duration.ofSeconds(30),
                        Optional.empty()),
                "demo",
                new Secret("password"));
        OkHttpClient inProcess =
                new OkHttpClient.Builder().addInterceptor(this::answer).build();
        return new IsolarcloudCloud(account, plant -> true, context, inProcess);
    }

    /** Passes a call to the simulated cloud without a network. */
    private okhttp3.Response answer(Interceptor.Chain chain) throws IOException {
        okhttp3.Request request = chain.request();
        Buffer body = new Buffer();
        if (request.body() != null) {
            request.body().writeTo(body);
        }
        Map<String, String> headers = new HashMap<>();
        // This interceptor runs before the client adds its headers.
        headers.put("x-access-key", "secret-key");
        headers.put("sys_code", "901");
        if (request.body() != null && request.body().contentType() != null) {
            headers.put("Content-Type", request.body().contentType().toString());
        }
        HttpResponse response = cloud.handle(new io.github.solarcloud2mqtt.simulator.http.HttpRequest(
                request.method(), request.url().encodedPath(), headers, body.readUtf8()));
        return new okhttp3.Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(response.status())
                .message("simulated")
                .body(ResponseBody.create(response.body(), MediaType.get("application/json")))
                .build();
    }
}
