package io.github.solarcloud2mqtt.simulator.isolarcloud;

import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.SimulatedAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A simulated cloud with an adjustable clock and a client that can violate the rules. */
public final class CloudClient {

    static final Instant BEGIN = Instant.parse("2026-06-15T10:02:00Z");
    public static final SimulatedAccount ACCOUNT = new SimulatedAccount(
            "0123456789ABCDEF0123456789ABCDEF", "zsecret00000000000000000000000000", "demo@example.org", "right");

    public final SimulatedHome home;
    public final SimulatedIsolarcloud cloud;
    public final Map<String, String> headers = new HashMap<>(Map.of(
            "Content-Type", "application/json;charset=UTF-8",
            "x-access-key", ACCOUNT.secretKey(),
            "sys_code", "901",
            "lang", "_en_US"));
    private final Moshi moshi = new Moshi.Builder().build();
    private Instant now = BEGIN;
    private String token = "";

    public CloudClient() {
        this(HomePlan.from(BEGIN));
    }

    public CloudClient(HomePlan plan) {
        this(List.of(plan), ACCOUNT);
    }

    public CloudClient(List<HomePlan> plans, SimulatedAccount account) {
        List<SimulatedHome> homes = plans.stream().map(SimulatedHome::new).toList();
        home = homes.get(0);
        cloud = new SimulatedIsolarcloud(() -> now, homes, account);
        cloud.faultInjection().limitRate(false);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    public CloudClient loggedIn() {
        token = text(data(login(ACCOUNT.user(), ACCOUNT.password())), "token");
        return this;
    }

    Map<String, Object> login(String user, String password) {
        return call("login", Map.of("appkey", ACCOUNT.appkey(), "user_account", user, "user_password", password));
    }

    public String token() {
        return token;
    }

    public void token(String newToken) {
        token = newToken;
    }

    /** Calls an endpoint with appkey and token; returns the data. */
    Map<String, Object> ask(String endpoint, Map<String, ?> parameters) {
        Map<String, Object> answer = askWhole(endpoint, parameters);
        if (!"1".equals(answer.get("result_code"))) {
            throw new AssertionError(answer);
        }
        return data(answer);
    }

    /** Calls an endpoint with appkey and token; returns the result code. */
    public String refused(String endpoint, Map<String, ?> parameters) {
        return text(askWhole(endpoint, parameters), "result_code");
    }

    Map<String, Object> askWhole(String endpoint, Map<String, ?> parameters) {
        Map<String, Object> body = new HashMap<>(parameters);
        body.put("appkey", ACCOUNT.appkey());
        body.put("token", token);
        return call(endpoint, body);
    }

    Map<String, Object> call(String endpoint, Map<String, ?> body) {
        return map(parse(send("POST", endpoint, json(body)).body()));
    }

    HttpResponse send(String method, String endpoint, String body) {
        return cloud.handle(new HttpRequest(method, "/openapi/" + endpoint, headers, body));
    }

    public Map<String, Object> values(int type, String psKey, String... points) {
        Map<String, Object> data = ask(
                "getDeviceRealTimeData",
                Map.of("device_type", type, "ps_key_list", List.of(psKey), "point_id_list", List.of(points)));
        return map(only(data, "device_point_list").get("device_point"));
    }

    public List<Map<String, Object>> faults(Map<String, ?> query) {
        Map<String, Object> parameters = new HashMap<>(query);
        parameters.putAll(Map.of("curPage", 1, "size", 1_000));
        return list(ask("getFaultAlarmInfo", parameters), "pageList");
    }

    public String json(Object value) {
        return moshi.adapter(Object.class).toJson(value);
    }

    Object parse(String json) {
        try {
            return Objects.requireNonNull(moshi.adapter(Object.class).fromJson(json));
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    static Map<String, Object> data(Map<String, Object> answer) {
        return map(answer.get("result_data"));
    }

    static Map<String, Object> only(Map<String, Object> data, String list) {
        List<Map<String, Object>> entries = list(data, list);
        if (entries.size() != 1) {
            throw new AssertionError(entries);
        }
        return entries.get(0);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> data, String name) {
        return (List<Map<String, Object>>) Objects.requireNonNull(data.get(name));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    static String text(Map<String, Object> data, String name) {
        return String.valueOf(data.get(name));
    }
}
