package io.github.solarcloud2mqtt.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void savedContentIsLoaded() throws Exception {
        state.save("token-home", JSON, List.of("a", "b"));
        assertThat(state.load("token-home", JSON)).contains(List.of("a", "b"));
    }

    @Test
    void withoutAFileNothingIsLoaded() {
        assertThat(state.load("token-home", JSON)).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReadIt() throws Exception {
        state.save("token-home", JSON, "secret");
        assertThat(Files.getPosixFilePermissions(folder.resolve("token-home.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void noTemporaryFilesAreLeft() throws Exception {
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
    void aFailedSaveIsAnErrorOrLogged() throws Exception {
        Files.writeString(folder, "a file where the folder should be");
        assertThatThrownBy(() -> state.save("token-home", JSON, "one")).isInstanceOf(IOException.class);
        state.trySave("token-home", JSON, "one");
        state.heartbeat().beat(Instant.EPOCH);
    }

    @Test
    void whatCannotBeSavedIsSavedOnceTheFolderCanBeWrittenAgain() throws Exception {
        Files.writeString(folder, "a file where the folder should be");
        try (LogProbe log = new LogProbe(StateDirectory.class)) {
            state.trySave("budget-home", JSON, "one");
            state.trySave("faults-home", JSON, "two");
            state.trySave("budget-home", JSON, "three");
            Files.delete(folder);
            state.saveAgain();
            state.saveAgain();
            assertThat(log.rest())
                    .containsExactly(
                            "WARN " + folder.resolve("budget-home.json")
                                    + " cannot be written (java.nio.file.FileAlreadyExistsException: " + folder
                                    + "). The bridge goes on and tries again, but forgets this if it is started again before "
                                    + "that works. Make the folder writable for the user it runs as, and check "
                                    + "that the disk is not full.",
                            "INFO The state directory can be written again; everything is stored.");
        }
        assertThat(state.load("budget-home", JSON)).contains("three");
        assertThat(state.load("faults-home", JSON)).contains("two");
    }

    @Test
    void oneFileThatIsSavedSavesTheOthers() throws Exception {
        Files.writeString(folder, "a file where the folder should be");
        state.trySave("budget-home", JSON, "one");
        state.trySave("faults-home", JSON, "two");
        Files.delete(folder);
        state.trySave("faults-home", JSON, "three");
        assertThat(state.load("budget-home", JSON)).contains("one");
        assertThat(state.load("faults-home", JSON)).contains("three");
    }

    @Test
    void aDeletedFileIsNotSavedLater() throws Exception {
        Files.writeString(folder, "a file where the folder should be");
        state.trySave("token-home", JSON, "one");
        state.delete("token-home");
        Files.delete(folder);
        state.saveAgain();
        assertThat(state.load("token-home", JSON)).isEmpty();
    }

    @Test
    void aFileWithoutEndIsNotRead() throws Exception {
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("token-home.json"), Path.of("/dev/zero"));
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("budget-home.json").toFile(), "rw")) {
            file.setLength(3L << 30);
        }
        try (LogProbe log = new LogProbe(StateDirectory.class)) {
            assertThat(state.load("token-home", JSON)).isEmpty();
            assertThat(state.load("budget-home", JSON)).isEmpty();
            assertThat(log.rest())
                    .containsExactly(
                            "WARN " + folder.resolve("token-home.json")
                                    + " cannot be read (it is not an ordinary file). The bridge continues without it.",
                            "WARN " + folder.resolve("budget-home.json")
                                    + " cannot be read (it is longer than 16777216 bytes). The bridge continues "
                                    + "without it.");
        }
    }

    @Test
    void theHeartbeatCarriesTheTime() throws Exception {
        Instant now = Instant.parse("2026-06-01T12:00:00Z");
        state.heartbeat().beat(now);
        state.heartbeat().beat(now.plusSeconds(300));
        assertThat(Files.getLastModifiedTime(folder.resolve("heartbeat")).toInstant())
                .isEqualTo(now.plusSeconds(300));
    }

    @Test
    void aHeartbeatThatCannotBeTouchedIsLoggedOnceAndItsEnd() throws Exception {
        String warning = "WARN " + folder.resolve("heartbeat")
                + " cannot be touched (java.nio.file.FileAlreadyExistsException: " + folder + ").";
        Files.writeString(folder, "a file where the folder should be");
        try (LogProbe log = new LogProbe(Heartbeat.class)) {
            state.heartbeat().beat(Instant.EPOCH);
            state.heartbeat().beat(Instant.EPOCH);
            assertThat(log.rest()).containsExactly(warning);
            Files.delete(folder);
            state.heartbeat().beat(Instant.EPOCH);
            Files.delete(folder.resolve("heartbeat"));
            Files.delete(folder);
            Files.writeString(folder, "again");
            state.heartbeat().beat(Instant.EPOCH);
            assertThat(log.rest())
                    .containsExactly(
                            warning, "INFO " + folder.resolve("heartbeat") + " can be touched again.", warning);
        }
    }

    @Test
    void theHeartbeatIsEmptyAndAnOlderOneIsTouched() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("heartbeat"), "");
        state.heartbeat().beat(Instant.parse("2026-06-01T12:00:00Z"));
        assertThat(folder.resolve("heartbeat")).isEmptyFile();
        assertThat(Files.getLastModifiedTime(folder.resolve("heartbeat")).toInstant())
                .isEqualTo("2026-06-01T12:00:00Z");
    }

    @Test
    void aReplacedFileHasAnotherVersion() throws Exception {
        assertThat(state.version("token-home")).isEmpty();
        state.save("token-home", JSON, "one");
        Optional<String> first = state.version("token-home");
        assertThat(state.version("token-home")).isPresent().isEqualTo(first);
        state.save("token-home", JSON, "two");
        assertThat(state.version("token-home")).isPresent().isNotEqualTo(first);
    }

    @Test
    void aTrialLeavesNothingBehind() throws Exception {
        state.checkWritable();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aTrialFailsWhereNothingCanBeWritten() throws Exception {
        Files.writeString(folder, "a file where the folder should be");
        assertThatThrownBy(() -> state.checkWritable()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> state.locks().exclusively("token-home", () -> "never"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anExclusiveTaskReturnsItsResultOrThrowsItsFailure() throws Exception {
        assertThat(state.locks().exclusively("token-home", () -> "done")).isEqualTo("done");
        assertThatThrownBy(() -> state.locks().exclusively("token-home", () -> {
                    throw new IOException("failed");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("failed");
        assertThat(state.locks().exclusively("token-home", () -> "again")).isEqualTo("again");
    }

    @Test
    void oneThreadWaitsForTheOther() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> exclusively(order, "first", inside, release));
        inside.await();
        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> exclusively(order, "second", new CountDownLatch(1), release));
        assertThat(state.locks().exclusively("other", () -> order.size())).isZero();
        release.countDown();
        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void finishingWaitsForTheRunningTaskAndLetsNoOtherBegin() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> task = CompletableFuture.runAsync(() -> exclusively(order, "task", inside, release));
        inside.await();
        state.locks().finish(Duration.ofMillis(10));
        assertThat(order).isEmpty();
        release.countDown();
        state.locks().finish(Duration.ofSeconds(20));
        assertThat(order).containsExactly("task");
        task.get(20, TimeUnit.SECONDS);
        CompletableFuture<Void> late =
                CompletableFuture.runAsync(() -> exclusively(order, "late", new CountDownLatch(1), release));
        assertThatThrownBy(() -> late.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(order).containsExactly("task");
    }

    private void exclusively(List<String> order, String name, CountDownLatch inside, CountDownLatch release) {
        try {
            state.locks().exclusively("token-home", () -> {
                inside.countDown();
                awaits(release);
                return order.add(name);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anotherInstanceInTheSameProcessIsRefused() throws Exception {
        StateDirectory twin = new StateDirectory(folder);
        String outcome = state.locks().exclusively("token-home", () -> {
            assertThatThrownBy(() -> twin.locks().exclusively("token-home", () -> "never"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("another part of this program is writing it");
            return "done";
        });
        assertThat(outcome).isEqualTo("done");
    }

    /** Another process holds the lock until it is told to end. */
    @Test
    void oneProcessWaitsForTheOther() throws Exception {
        Files.createDirectories(folder);
        Path program = Files.writeString(parent.resolve("Holder.java"), """
                import java.nio.channels.FileChannel;
                import java.nio.file.*;
                class Holder {
                    public static void main(String[] file) throws Exception {
                        try (FileChannel channel = FileChannel.open(
                                Path.of(file[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                            channel.lock();
                            System.out.println("locked");
                            System.in.read();
                        }
                    }
                }
                """);
        AtomicBoolean told = new AtomicBoolean();
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        program.toString(),
                        folder.resolve("token-home.lock").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("locked");
            CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return state.locks().exclusively("token-home", () -> told.get() ? "in turn" : "too early");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            told.set(true);
            holder.destroyForcibly();
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo("in turn");
        } finally {
            holder.destroyForcibly();
        }
    }
}
