package io.github.solarcloud2mqtt.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

    @TempDir
    private Path parent;

    private Path folder;
    private StateDirectory state;

    @BeforeEach
    void open() {
        folder = parent.resolve("state");
        state = new StateDirectory(folder);
    }

    @Test
    void whatIsSavedIsLoaded() throws Exception {
        state.save("token-home", JSON, List.of("a", "b"));
        assertThat(state.load("token-home", JSON)).contains(List.of("a", "b"));
    }

    @Test
    void nothingSavedIsNothingLoaded() {
        assertThat(state.load("token-home", JSON)).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReadIt() throws Exception {
        state.save("token-home", JSON, "secret");
        assertThat(Files.getPosixFilePermissions(folder.resolve("token-home.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void nothingElseIsLeftBehind() throws Exception {
        state.save("token-home", JSON, "one");
        state.save("token-home", JSON, "two");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("token-home.json"));
        }
    }

    @Test
    void anUnfinishedFileOfAnEarlierRunDoesNotMatter() throws Exception {
        state.save("token-home", JSON, "one");
        Files.writeString(folder.resolve("token-home.json.new"), "half a fi");
        assertThat(state.load("token-home", JSON)).contains("one");
        state.save("token-home", JSON, "two");
        assertThat(state.load("token-home", JSON)).contains("two");
    }

    @Test
    void aDamagedFileIsNoFile() throws Exception {
        Files.createDirectories(folder);
        for (String damage : List.of("", "{", "[1,", "nul", "\u0000\u0000")) {
            Files.writeString(folder.resolve("token-home.json"), damage);
            assertThat(state.load("token-home", JSON)).as(damage).isEmpty();
        }
    }

    @Test
    void aNameCannotLeadOutOfTheFolder() throws Exception {
        state.save("token-../../evil", JSON, "one");
        assertThat(folder.resolve("token-..%2F..%2Fevil.json")).exists();
        assertThat(state.load("token-../../evil", JSON)).contains("one");
    }

    @Test
    void whatCannotBeSavedIsAnErrorOnlyWhereItMatters() throws Exception {
        Files.writeString(folder, "a file where the folder should be");
        assertThatThrownBy(() -> state.save("token-home", JSON, "one")).isInstanceOf(IOException.class);
        state.trySave("token-home", JSON, "one");
        state.beat(Instant.EPOCH);
    }

    @Test
    void theHeartbeatCarriesTheTime() throws Exception {
        Instant now = Instant.parse("2026-06-01T12:00:00Z");
        state.beat(now);
        state.beat(now.plusSeconds(300));
        assertThat(Files.getLastModifiedTime(folder.resolve("heartbeat")).toInstant())
                .isEqualTo(now.plusSeconds(300));
    }

    @Test
    void aHeartbeatThatCannotBeTouchedIsLoggedOnceUntilItWorksAgain() throws Exception {
        String warning = "WARN " + folder.resolve("heartbeat")
                + " cannot be touched (java.nio.file.FileAlreadyExistsException: " + folder + ").";
        Files.writeString(folder, "a file where the folder should be");
        try (LogProbe log = new LogProbe(StateDirectory.class)) {
            state.beat(Instant.EPOCH);
            state.beat(Instant.EPOCH);
            assertThat(log.rest()).containsExactly(warning);
            Files.delete(folder);
            state.beat(Instant.EPOCH);
            Files.delete(folder.resolve("heartbeat"));
            Files.delete(folder);
            Files.writeString(folder, "again");
            state.beat(Instant.EPOCH);
            assertThat(log.rest()).containsExactly(warning, warning);
        }
    }

    @Test
    void theHeartbeatIsEmptyAndAnOlderOneIsTouched() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("heartbeat"), "");
        state.beat(Instant.parse("2026-06-01T12:00:00Z"));
        assertThat(folder.resolve("heartbeat")).isEmptyFile();
        assertThat(Files.getLastModifiedTime(folder.resolve("heartbeat")).toInstant())
                .isEqualTo("2026-06-01T12:00:00Z");
    }
}
