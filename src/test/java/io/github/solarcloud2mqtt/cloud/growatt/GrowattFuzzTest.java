package io.github.solarcloud2mqtt.cloud.growatt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.ResponseFuzzer;
import io.github.solarcloud2mqtt.cloud.SecretLeakCheck;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Randomly damaged responses, and responses that repeat the token. */
class GrowattFuzzTest {

    @TempDir
    Path directory;

    private GrowattServer platform;
    private SecretLeakCheck leaks;

    @BeforeEach
    void start() throws IOException {
        platform = new GrowattServer(directory);
        platform.callsPerDay = 100_000;
        leaks = new SecretLeakCheck(List.of(GrowattServer.TOKEN));
    }

    @AfterEach
    void stop() {
        leaks.close();
        platform.close();
    }

    @Test
    void damagedResponsesCauseAFailureAtMost() {
        ResponseFuzzer fuzzer = new ResponseFuzzer(20250601, "[[[{\"XYZ0SAMPLE\":{\"XYZ0SAMPLE\":3}}]]]");
        GrowattCloud cloud = cloud(chain -> {
            String path = chain.request().url().encodedPath();
            return fuzzer.respond(chain, GrowattServer.sample(sampleOf(path)));
        });
        for (int i = 0; i < 400; i++) {
            everyCall(cloud);
            platform.pass(Duration.ofDays(1));
        }
        leaks.assertNoSecretLogged();
    }

    @Test
    void aTokenThatTheCloudRepeatsIsNotShown() {
        String token = GrowattServer.TOKEN;
        List<String> answers = List.of(
                "{\"error_code\":\"" + token + "\",\"error_msg\":\"" + token + "\"}",
                "{\"error_code\":10011,\"error_msg\":\"" + token + "\"}",
                "{\"error_code\":0,\"data\":\"" + token + "\"}",
                "{\"error_code\":0,\"data\":{\"count\":1,\"plants\":[\"" + token + "\"]}}",
                "<html>" + token + "</html>",
                "{\"" + token + "\":" + token);
        for (int status : new int[] {200, 400, 401, 404, 405, 429, 500}) {
            for (String answer : answers) {
                everyCall(cloud(chain -> ResponseFuzzer.respond(chain, status, answer)));
                platform.pass(Duration.ofDays(1));
            }
        }
        leaks.assertNoSecretLogged();
    }

    @Test
    void noSettingShowsItsToken() {
        assertThat(platform.account().toString()).contains("***").doesNotContain(GrowattServer.TOKEN);
    }

    private void everyCall(GrowattCloud cloud) {
        leaks.attempt(() -> {
            Inventory found = cloud.inventory();
            Map<Device, Set<String>> wanted = new LinkedHashMap<>();
            found.devices().forEach(device -> {
                assertThat(device.id()).matches("[A-Za-z0-9_-]+");
                wanted.put(device, Set.of());
            });
            for (Query query : cloud.plan(wanted)) {
                leaks.attempt(() -> check(cloud.read(query)));
            }
            leaks.attempt(() -> checkFaults(cloud.faults(found.plants()).faults()));
            return found;
        });
    }

    private static List<Reading> check(List<Reading> readings) {
        readings.forEach(reading ->
                reading.values().keySet().forEach(id -> assertThat(id).matches("[a-z0-9_-]+")));
        return readings;
    }

    private static List<Fault> checkFaults(List<Fault> faults) {
        assertThat(faults).allMatch(fault -> !fault.id().isEmpty());
        return faults;
    }

    private static String sampleOf(String path) {
        return switch (path.replaceFirst(".*/(?=[^/]+/[^/]+$)", "")) {
            case "plant/list" -> "plant-list";
            case "plant/data" -> "plant-data";
            case "device/list" -> "device-list";
            case "new-api/queryDeviceList" -> "v4-device-list";
            case "new-api/queryLastData" -> "v4-noah-last-data";
            case "tlx/alarm_data" -> "alarms";
            default -> "tlx-last-data";
        };
    }

    private GrowattCloud cloud(Interceptor cloud) {
        OkHttpClient http = new OkHttpClient.Builder().addInterceptor(cloud).build();
        return platform.cloud(platform.account(), http);
    }
}
