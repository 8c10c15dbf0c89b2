package io.github.solarcloud2mqtt.cloud.growatt;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

/** Answers that are damaged at random, and a token the cloud repeats wherever it can. */
class GrowattFuzzTest {

    private static final List<String> SPLINTERS = List.of(
            "null",
            "{}",
            "[]",
            "\"\"",
            "-1",
            "1e999",
            "true",
            "\"null\"",
            "[[[{\"XYZ0SAMPLE\":{\"XYZ0SAMPLE\":3}}]]]",
            ",",
            "}",
            "]",
            "{",
            "[",
            "\"",
            "\\u0000",
            "9".repeat(60),
            "<html>");

    @TempDir
    Path directory;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.solarcloud2mqtt");
    private final Level levelBefore = logger.getLevel();
    private GrowattServer platform;

    @BeforeEach
    void start() throws IOException {
        platform = new GrowattServer(directory);
        platform.callsPerDay = 100_000;
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
        platform.close();
    }

    @Test
    void damagedAnswersAreNothingWorseThanAFailure() {
        Random random = new Random(20250601);
        GrowattCloud cloud = cloud(chain -> {
            String path = chain.request().url().encodedPath();
            int status = random.nextInt(20) == 0 ? 200 + random.nextInt(400) : 200;
            return answer(chain, status, damaged(random, GrowattServer.sample(sampleOf(path))));
        });
        for (int i = 0; i < 400; i++) {
            everyCall(cloud);
            platform.pass(Duration.ofDays(1));
        }
        assertNoToken();
    }

    @Test
    void theTokenThatTheCloudRepeatsIsNotRepeatedHere() {
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
                everyCall(cloud(chain -> answer(chain, status, answer)));
                platform.pass(Duration.ofDays(1));
            }
        }
        assertThat(lines.list).isNotEmpty();
        assertNoToken();
    }

    @Test
    void noSettingShowsItsToken() {
        assertThat(platform.account().toString()).contains("***").doesNotContain(GrowattServer.TOKEN);
    }

    private static void everyCall(GrowattCloud cloud) {
        attempt(() -> {
            Inventory found = cloud.inventory();
            Map<Device, Set<String>> wanted = new LinkedHashMap<>();
            found.devices().forEach(device -> {
                assertThat(device.id()).matches("[A-Za-z0-9_-]+");
                wanted.put(device, Set.of());
            });
            for (Query query : cloud.plan(wanted)) {
                attempt(() -> check(cloud.read(query)));
            }
            attempt(() -> checkFaults(cloud.faults(found.plants()).faults()));
        });
    }

    private static void check(List<Reading> readings) {
        readings.forEach(reading ->
                reading.values().keySet().forEach(id -> assertThat(id).matches("[a-z0-9_-]+")));
    }

    private static void checkFaults(List<Fault> faults) {
        assertThat(faults).allMatch(fault -> !fault.id().isEmpty());
    }

    private interface Attempt {
        void make() throws CloudException;
    }

    /** Whatever else is thrown ends the test. */
    private static void attempt(Attempt attempt) {
        try {
            attempt.make();
        } catch (CloudException e) {
            for (Throwable each = e; each != null; each = each.getCause()) {
                assertThat(String.valueOf(each.getMessage())).doesNotContain(GrowattServer.TOKEN);
            }
        }
    }

    private void assertNoToken() {
        for (ILoggingEvent line : lines.list) {
            assertThat(line.getFormattedMessage()).doesNotContain(GrowattServer.TOKEN);
            assertThat(line.getThrowableProxy()).isNull();
        }
    }

    private static String damaged(Random random, String sample) {
        StringBuilder text = new StringBuilder(sample);
        for (int i = random.nextInt(3); i > 0; i--) {
            int begin = random.nextInt(text.length());
            switch (random.nextInt(6)) {
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
        int colon = text.indexOf("\":", begin);
        int end = text.indexOf(",", Math.max(colon, 0));
        if (colon >= 0 && end > colon && text.substring(colon, end).indexOf('{') < 0) {
            text.replace(colon + 2, end, SPLINTERS.get(random.nextInt(9)));
        }
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
