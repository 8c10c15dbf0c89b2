package io.github.solarcloud2mqtt.simulator.growatt;

import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A simulated Growatt cloud with an adjustable clock and a client that can violate the rules. */
final class GrowattClient {

    static final Instant BEGIN = Instant.parse("2026-06-15T10:02:00Z");
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    final SimulatedHome home;
    final SimulatedGrowatt cloud;
    final Map<String, String> headers = new HashMap<>(Map.of("token", TOKEN));
    private final Moshi moshi = new Moshi.Builder().build();
    private Instant now = BEGIN;

    /** An account with one plant and one MIN, {@code MIN0DEMO001}. */
    GrowattClient() {
        this(HomePlan.from(BEGIN), DeviceKind.MIN);
    }

    GrowattClient(HomePlan plan, DeviceKind kind) {
        home = new SimulatedHome(plan);
        now = plan.begin();
        cloud = new SimulatedGrowatt(() -> now, TOKEN);
        cloud.faultInjection().addDevice(cloud.faultInjection().addPlant("Demo roof", home), kind);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    HttpResponse get(String path) {
        int mark = path.indexOf('?');
        String query = mark < 0 ? "" : path.substring(mark + 1);
        return cloud.handle(new HttpRequest("GET", "/v1/" + path.replaceFirst("\\?.*", ""), query, headers, ""));
    }

    HttpResponse post(String path, String form) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return cloud.handle(new HttpRequest("POST", "/v1/" + path, "", all, form));
    }

    HttpResponse v4(String name, String query) {
        return cloud.handle(new HttpRequest("POST", "/v4/new-api/" + name, query, headers, ""));
    }

    /** Returns the data of a successful response. */
    Map<String, Object> data(HttpResponse response) {
        Map<String, Object> answer = whole(response);
        if (code(response) != 0) {
            throw new AssertionError(answer);
        }
        return map(answer.get("data"));
    }

    /** Returns the code of a response. */
    int code(HttpResponse response) {
        Map<String, Object> answer = whole(response);
        Object code = answer.containsKey("error_code") ? answer.get("error_code") : answer.get("code");
        return (int) Double.parseDouble(String.valueOf(code));
    }

    Map<String, Object> whole(HttpResponse response) {
        try {
            return map(moshi.adapter(Object.class).fromJson(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    List<String> violations() {
        return cloud.violations().stream().map(Violation::what).toList();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> data, String name) {
        return (List<Map<String, Object>>) Objects.requireNonNull(data.get(name));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }
}
