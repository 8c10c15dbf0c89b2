package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.ResponseFuzzer;
import io.github.solarcloud2mqtt.cloud.SecretLeakCheck;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.Plant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Randomly damaged responses, and responses that repeat secrets. */
class IsolarcloudFuzzTest {

    private static final List<String> SECRETS = List.of(
            IsolarcloudServer.APP_KEY,
            IsolarcloudServer.SECRET_KEY,
            IsolarcloudServer.PASSWORD,
            IsolarcloudServer.TOKEN);

    @TempDir
    Path directory;

    private IsolarcloudServer gateway;
    private SecretLeakCheck leaks;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
        leaks = new SecretLeakCheck(SECRETS);
    }

    @AfterEach
    void stop() {
        leaks.close();
        gateway.close();
    }

    @Test
    void damagedResponsesCauseAFailureAtMost() {
        ResponseFuzzer fuzzer = new ResponseFuzzer(20260615);
        IsolarcloudCloud cloud = cloud(chain -> {
            String sample = IsolarcloudServer.sample(
                    sampleOf(chain.request().url().pathSegments().get(1)));
            return fuzzer.respond(chain, sample);
        });
        for (int i = 0; i < 1500; i++) {
            everyCall(cloud);
            gateway.now.updateAndGet(now -> now.plus(Duration.ofDays(1)));
        }
        leaks.assertNoSecretLogged();
    }

    @Test
    void secretsThatTheCloudRepeatsAreNotShown() {
        String all = String.join(" ", SECRETS);
        List<String> answers = List.of(
                "{\"result_code\":\"" + IsolarcloudServer.TOKEN + "\",\"result_msg\":\"" + all + "\"}",
                "{\"result_code\":\"E00003\",\"result_msg\":\"" + all + "\"}",
                "{\"error\":\"" + IsolarcloudServer.PASSWORD + "\",\"error_description\":\"" + all + "\"}",
                "{\"result_code\":\"1\",\"result_data\":\"" + all + "\"}",
                "{\"result_code\":\"1\",\"result_data\":{\"pageList\":[\"" + all + "\"],\"login_state\":\"" + all
                        + "\"}}",
                "<html>" + all + "</html>",
                "{\"" + all + "\":" + all);
        for (int status : new int[] {200, 400, 401, 404, 429, 500}) {
            for (String answer : answers) {
                IsolarcloudCloud cloud =
                        cloud(chain -> chain.request().url().encodedPath().endsWith("login")
                                ? ResponseFuzzer.respond(chain, 200, IsolarcloudServer.sample("login-v1"))
                                : ResponseFuzzer.respond(chain, status, answer));
                everyCall(cloud);
                everyCall(cloud(chain -> ResponseFuzzer.respond(chain, status, answer)));
                gateway.now.updateAndGet(now -> now.plus(Duration.ofDays(1)));
            }
        }
        leaks.assertNoSecretLogged();
    }

    @Test
    void noSettingShowsItsSecrets() {
        assertThat(gateway.account().toString()).contains("***");
        SECRETS.forEach(secret -> assertThat(gateway.account().toString()).doesNotContain(secret));
    }

    private void everyCall(IsolarcloudCloud cloud) {
        Device device = new Device(
                "974621_44_3_1", "974621", new DeviceType("44", "T"), "N", Hardware.UNKNOWN, Optional.empty());
        List<Plant> plants = List.of(new Plant("974621", "Home", Optional.empty()));
        leaks.attempt(cloud::inventory);
        leaks.attempt(() -> cloud.read(new Query(List.of(device), List.of("59004"))));
        leaks.attempt(() -> cloud.faults(plants));
        leaks.attempt(cloud::quota);
    }

    private static String sampleOf(String endpoint) {
        return switch (endpoint) {
            case "getDeviceRealTimeData", "getDeviceList" -> endpoint + "-guide";
            default -> endpoint + "-v1";
        };
    }

    private IsolarcloudCloud cloud(Interceptor cloud) {
        OkHttpClient http = new OkHttpClient.Builder().addInterceptor(cloud).build();
        return gateway.cloud(gateway.account(), http);
    }
}
