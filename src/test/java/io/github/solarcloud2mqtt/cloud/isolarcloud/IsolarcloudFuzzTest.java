package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.Plant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Answers that are damaged at random, and secrets the cloud repeats wherever it can. */
class IsolarcloudFuzzTest {

    private static final List<String> SECRETS = List.of(
            IsolarcloudServer.APP_KEY,
            IsolarcloudServer.SECRET_KEY,
            IsolarcloudServer.PASSWORD,
            IsolarcloudServer.TOKEN);
    private static final List<String> SPLINTERS = List.of(
            "null",
            "{}",
            "[]",
            "\"\"",
            "-1",
            "1e999",
            "true",
            "\"--\"",
            ",",
            "}",
            "]",
            "{",
            "[",
            "\"",
            "\\u0000",
            "9".repeat(40));

    @TempDir
    Path directory;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.solarcloud2mqtt");
    private final Level levelBefore = logger.getLevel();
    private IsolarcloudServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(levelBefore);
        logger.setAdditive(true);
        gateway.close();
    }

    @Test
    void damagedAnswersAreNothingWorseThanAFailure() {
        Random random = new Random(20260615);
        IsolarcloudCloud cloud = cloud(chain -> {
            String sample = IsolarcloudServer.sample(
                    sampleOf(chain.request().url().pathSegments().get(1)));
            int status = random.nextInt(20) == 0 ? 200 + random.nextInt(400) : 200;
            return answer(chain, status, damaged(random, sample));
        });
        for (int i = 0; i < 1500; i++) {
            everyCall(cloud);
            gateway.now.updateAndGet(now -> now.plus(Duration.ofDays(1)));
        }
        assertNoSecret();
    }

    @Test
    void secretsThatTheCloudRepeatsAreNotRepeatedHere() {
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
                                ? answer(chain, 200, IsolarcloudServer.sample("login-v1"))
                                : answer(chain, status, answer));
                everyCall(cloud);
                everyCall(cloud(chain -> answer(chain, status, answer)));
                gateway.now.updateAndGet(now -> now.plus(Duration.ofDays(1)));
            }
        }
        assertThat(lines.list).isNotEmpty();
        assertNoSecret();
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
        attempt(cloud::inventory);
        attempt(() -> cloud.read(new Query(List.of(device), List.of("59004"))));
        attempt(() -> cloud.faults(plants));
        attempt(cloud::quota);
    }

    private interface Attempt {
        Object make() throws CloudException;
    }

    /** Whatever else is thrown ends the test. */
    private static void attempt(Attempt attempt) {
        try {
            assertThat(attempt.make()).isNotNull();
        } catch (CloudException e) {
            for (Throwable each = e; each != null; each = each.getCause()) {
                String message = String.valueOf(each.getMessage());
                SECRETS.forEach(secret -> assertThat(message).doesNotContain(secret));
            }
        }
    }

    private void assertNoSecret() {
        for (ILoggingEvent line : lines.list) {
            SECRETS.forEach(secret -> assertThat(line.getFormattedMessage()).doesNotContain(secret));
            assertThat(line.getThrowableProxy()).isNull();
        }
    }

    private static String damaged(Random random, String sample) {
        StringBuilder text = new StringBuilder(sample);
        for (int i = random.nextInt(4); i > 0; i--) {
            int begin = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setLength(begin + 1);
                case 1 -> text.deleteCharAt(begin).append(' ');
                case 2 -> text.insert(begin, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
                default -> replaceValue(random, text, begin);
            }
        }
        return text.toString();
    }

    /** Puts something else behind the next colon, so that the answer stays JSON, but not what is expected. */
    private static void replaceValue(Random random, StringBuilder text, int begin) {
        int colon = text.indexOf(": ", begin);
        int end = text.indexOf("\n", Math.max(colon, 0));
        if (colon >= 0 && end > colon) {
            String rest = text.substring(colon, end);
            String comma = rest.endsWith(",") ? "," : "";
            if (!rest.endsWith("{") && !rest.endsWith("[")) {
                text.replace(colon + 2, end, SPLINTERS.get(random.nextInt(8)) + comma);
            }
        }
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

    private static Response answer(Interceptor.Chain chain, int status, String body) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .body(ResponseBody.create(ByteString.encodeUtf8(body), MediaType.get("application/json")))
                .build();
    }
}
