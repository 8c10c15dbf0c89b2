package io.github.solarcloud2mqtt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.demo.EmbeddedBroker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of {@code check} about a Growatt account, with the vendor's samples. */
class CheckGrowattTest {

    @TempDir
    Path folder;

    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private final EmbeddedBroker broker;

    CheckGrowattTest() throws IOException {
        broker = new EmbeddedBroker("127.0.0.1", 0);
    }

    @BeforeEach
    void start() throws IOException {
        broker.start();
        answer("/v1/plant/list", sample("plant-list"));
        answer("/v1/plant/data", sample("plant-data"));
        answer("/v1/device/list", sample("device-list"));
        answer("/v1/device/datalogger/list", "{\"error_code\":0,\"data\":{\"count\":0,\"dataloggers\":[]}}");
        answer("/v1/device/tlx/tlx_last_data", sample("tlx-last-data"));
        answer("/v4/new-api/queryDeviceList", sample("v4-device-list"));
        answer("/v4/new-api/queryDeviceInfo", "{\"code\":0,\"data\":{}}");
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.getOrDefault(
                        request.getUrl().encodedPath(),
                        new MockResponse.Builder().code(404).build());
            }
        });
        server.start();
        Files.writeString(
                folder.resolve("config.conf"), """
                clouds.roof { vendor = growatt, base-url = "%s", token = "0123456789abcdefghijklmnopqrstuv" }
                mqtt.url = "tcp://127.0.0.1:%d"
                state-directory = "%s"
                """.formatted(server.url("/"), broker.port(), folder.resolve("state")));
    }

    @AfterEach
    void stop() {
        server.close();
        broker.close();
    }

    private void answer(String path, String body) {
        answers.put(path, new MockResponse.Builder().body(body).build());
    }

    private static String sample(String name) {
        try (InputStream file = Objects.requireNonNull(CheckGrowattTest.class.getResourceAsStream(
                "/io/github/solarcloud2mqtt/cloud/growatt/samples/" + name + ".json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Console check() {
        return Console.run("check", "--config", folder.resolve("config.conf").toString());
    }

    private void says(String sentence, int exitCode) {
        Console console = check();
        assertThat(console.out()).contains(sentence);
        assertThat(console.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void aHomeWithOneInverterCostsLessThanTwoHundredCallsADay() {
        Console console = check();
        assertThat(console.out()
                        .lines()
                        .map(line -> line.replaceAll(" {2,}", "  ").stripTrailing()))
                .contains(
                        "Cloud roof (growatt): 1 plant, 2 devices, 21 measuring points",
                        "Sample roof [plant_424242] Plant",
                        "Inverter XYZ0SAMPLE [XYZ0SAMPLE] Inverter, S00B00D00T00P00U00M0000, XYZ0SAMPLE",
                        "  active_power  Active power  812.5 W",
                        "  active_power  Active power  0.81",
                        "  total_yield  Total yield  1043.7 kWh",
                        "Calls: 2 for a round, 1 for the faults. It is polled every 20 min, which costs 7 calls "
                                + "an hour, as configured.",
                        "Calls the account may make: 200 a day; 193 are left now.");
        assertThat(console.exitCode()).isZero();
    }

    @Test
    void aWrongTokenOrRegionIsReported() {
        answer("/v1/plant/list", "{\"data\":\"\",\"error_code\":10011,\"error_msg\":\"error_permission_denied\"}");
        says("Cloud roof (growatt): Growatt refuses the token. Check token for typing errors, and region: ", 1);
        answer("/v1/plant/list", "{\"data\":\"\",\"error_code\":-1,\"error_msg\":\"please use the new domain\"}");
        says("Cloud roof (growatt): The account is on another of Growatt's servers. Set region to the one ", 1);
    }

    @Test
    void aTokenWithoutPlantsIsReported() {
        answer("/v1/plant/list", "{\"data\":{\"count\":0,\"plants\":[]},\"error_code\":0,\"error_msg\":\"\"}");
        answer("/v4/new-api/queryDeviceList", "{\"code\":0,\"data\":{\"count\":0,\"data\":[],\"lastPager\":true}}");
        says("\nThe token works, but Growatt shows it no plant and no device. Tokens made on the web page are ", 1);
    }

    @Test
    void aStatusThatBlocksTheBridgeIsNamed() {
        answers.put("/v1/plant/list", new MockResponse.Builder().code(405).build());
        says(" blocks the bridge: it answers plant/list with HTTP 405.", 1);
        says(" The bridge tries again by itself.", 1);
    }

    @Test
    void aUsedUpCallBudgetIsReported() throws IOException {
        Files.writeString(
                folder.resolve("config.conf"),
                Files.readString(folder.resolve("config.conf")).replace("token =", "calls-per-day = 20, token ="));
        // A client that does not store the answers asks again each time.
        for (int i = 0; i < 4; i++) {
            check();
            forget();
        }
        says("Cloud roof (growatt): The 20 calls that calls-per-day allows are used up, counted from midnight UTC.", 1);
    }

    private void forget() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("state"), "growatt-*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aTypeThatOnlyV4SupportsIsReported() {
        answer("/v1/device/list", sample("device-list").replace("\"type\":7", "\"type\":14"));
        answer("/v4/new-api/queryDeviceList", "{\"code\":0,\"data\":{\"count\":0,\"data\":[],\"lastPager\":true}}");
        says(
                "\nDevice XYZ0SAMPLE is of type 14, which only Growatt's newer interface (v4) may read, and that does not ",
                0);
    }
}
