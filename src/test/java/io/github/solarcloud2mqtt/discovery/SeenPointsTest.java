package io.github.solarcloud2mqtt.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.solarcloud2mqtt.integration.DamagedResponses;
import io.github.solarcloud2mqtt.integration.TestBridge;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeenPointsTest {

    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/state");
    private final Path file = folder.resolve("points-home.json");
    private SeenPoints memory;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(folder);
        restart();
    }

    private void restart() {
        memory = new SeenPoints(new StateDirectory(folder), TestBridge.EVERY_FIVE_MINUTES);
    }

    @Test
    void seenPointsSurviveARestart() {
        memory.add("7001_1_1_1", List.of("24", "1"));
        memory.add("7001_1_1_1", List.of("24", "2"));
        memory.add("7001_7_1_1", List.of("8018"));
        memory.save();
        assertThat(file).hasContent("{\"7001_1_1_1\":[\"1\",\"2\",\"24\"],\"7001_7_1_1\":[\"8018\"]}");
        restart();
        assertThat(memory.of("7001_1_1_1")).containsExactly("1", "2", "24");
        assertThat(memory.of("7001_7_1_1")).containsExactly("8018");
    }

    @Test
    void nothingIsKnownOfADeviceThatNeverHadAValue() {
        assertThat(memory.of("7001_1_1_1")).isEmpty();
    }

    @Test
    void aDamagedEntryDoesNotAffectOthers() throws Exception {
        Files.writeString(file, "{\"a\":null,\"b\":[null,\"24\"],\"c\":[],\"d\":[\"1\"]}");
        restart();
        assertThat(memory.of("a")).isEmpty();
        assertThat(memory.of("b")).containsExactly("24");
        assertThat(memory.of("c")).isEmpty();
        assertThat(memory.of("d")).containsExactly("1");
    }

    @Test
    void invalidPointIdsInTheFileAreIgnored() throws Exception {
        Files.writeString(file, "{\"a\":[\"\",\"#\",\"2/4\",\"+\",\"2 4\",\"24\\u0000\",\"24\",\"ppv-1_x\"]}");
        restart();
        assertThat(memory.of("a")).containsExactly("24", "ppv-1_x");
    }

    @Test
    void anyFileContentIsTolerated() throws Exception {
        DamagedResponses damage =
                new DamagedResponses("{\"7001_1_1_1\":[\"1\",\"2\",\"24\"],\"7001_7_1_1\":[\"8018\"]}");
        for (int round = 0; round < 300; round++) {
            Files.write(file, damage.next());
            assertThatCode(() -> {
                        restart();
                        memory.add("7001_1_1_1", List.of("29"));
                        memory.save();
                        restart();
                    })
                    .as("%s", damage)
                    .doesNotThrowAnyException();
            assertThat(memory.of("7001_1_1_1")).as("%s", damage).contains("29").allMatch(id -> id.matches("[\\w-]+"));
        }
    }
}
