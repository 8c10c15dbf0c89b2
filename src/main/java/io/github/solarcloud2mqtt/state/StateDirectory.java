package io.github.solarcloud2mqtt.state;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with what must survive a restart: one small JSON file for each thing. A file is written beside the old one,
 * synced and moved into place, so that after a power cut there is either the old or the new one. Only the owner may read
 * the files, because tokens are among them. Safe for use by several threads.
 */
public final class StateDirectory {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** More than any file with tokens has. */
    private static final int TRIAL_BYTES = 4096;

    private final Logger log = LoggerFactory.getLogger(StateDirectory.class);
    private final Path directory;
    private final Set<String> failing = new HashSet<>();
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public StateDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads a file.
     *
     * @param name what is kept, in a few words
     * @return what was saved last, or empty if there is none or it is damaged, which is logged
     */
    public synchronized <T> Optional<T> load(String name, JsonAdapter<T> adapter) {
        Path file = file(name);
        try {
            return Optional.ofNullable(adapter.fromJson(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JsonDataException e) {
            log.warn("{} cannot be read ({}). The bridge goes on without it.", file, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Replaces a file.
     *
     * @param name what is kept, in a few words
     * @throws IOException if the old file had to stay, for example because the disk is full or read-only
     */
    public synchronized <T> void save(String name, JsonAdapter<T> adapter, T value) throws IOException {
        Files.createDirectories(directory);
        Path file = file(name);
        Path fresh = directory.resolve(safe(name) + ".json.new");
        Files.deleteIfExists(fresh);
        ByteBuffer bytes = ByteBuffer.wrap(adapter.toJson(value).getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = createPrivate(fresh)) {
            writeAll(channel, bytes);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Replaces a file whose loss would be a pity but no harm: a failure is logged once, until it works again.
     *
     * @param name what is kept, in a few words
     */
    public synchronized <T> void trySave(String name, JsonAdapter<T> adapter, T value) {
        try {
            save(name, adapter, value);
            failing.remove(name);
        } catch (IOException e) {
            if (failing.add(name)) {
                log.warn(
                        "{} cannot be written ({}). The bridge goes on, but forgets this at its next start. "
                                + "Make the folder writable for the user it runs as.",
                        file(name),
                        e.toString());
            }
        }
    }

    /**
     * What changes whenever a file is replaced; a look at the folder, no more.
     *
     * @param name what is kept, in a few words
     * @return empty if there is no such file
     */
    public Optional<String> version(String name) {
        try {
            BasicFileAttributes present = Files.readAttributes(file(name), BasicFileAttributes.class);
            return Optional.of(present.fileKey() + " " + present.lastModifiedTime() + " " + present.size());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Tries whether a file can be written here, for those who are about to get something they could not get again.
     *
     * @throws IOException if it cannot, for example because the disk is full or read-only
     */
    public synchronized void checkWritable() throws IOException {
        Files.createDirectories(directory);
        Path trial = directory.resolve("trial.new");
        Files.deleteIfExists(trial);
        try (FileChannel channel = createPrivate(trial)) {
            writeAll(channel, ByteBuffer.allocate(TRIAL_BYTES));
        } finally {
            Files.deleteIfExists(trial);
        }
    }

    /**
     * Does what only one thread of one process may do at a time; the others wait.
     *
     * @param name what is kept, in a few words
     * @throws IOException if the folder cannot be written, or from the task
     */
    public <T, X extends Exception> T exclusively(String name, Task<T, X> task) throws IOException, X {
        ReentrantLock threads = locks.computeIfAbsent(name, each -> new ReentrantLock());
        threads.lock();
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(safe(name) + ".lock");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock(channel);
                return task.run();
            }
        } finally {
            threads.unlock();
        }
    }

    /**
     * Waits until what is done {@link #exclusively} by this process is done; nothing of that kind begins any more.
     *
     * @param longest how long to wait for each at most
     */
    public void finish(Duration longest) {
        try {
            for (ReentrantLock each : locks.values()) {
                if (!each.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                    log.warn(
                            "The program ends while tokens are being renewed. If they are lost by that, it needs authorize.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The lock ends with the channel. */
    private void lock(FileChannel channel) throws IOException {
        try {
            channel.lock();
        } catch (OverlappingFileLockException e) {
            throw new IOException("another part of this program is writing it", e);
        } catch (IOException e) {
            // Some network drives know no locks; there, one process is all there may be.
            log.debug("no lock: {}", e.toString());
        }
    }

    /** What is done by one at a time. */
    public interface Task<T, X extends Exception> {
        T run() throws IOException, X;
    }

    /** Sets the time of the file {@code heartbeat}, which the health check of the Docker image looks at. */
    public synchronized void beat(Instant now) {
        Path heartbeat = directory.resolve("heartbeat");
        try {
            Files.createDirectories(directory);
            if (!Files.exists(heartbeat)) {
                Files.createFile(heartbeat);
            }
            Files.setLastModifiedTime(heartbeat, FileTime.from(now));
            failing.remove("heartbeat");
        } catch (IOException e) {
            if (failing.add("heartbeat")) {
                log.warn("{} cannot be touched ({}).", heartbeat, e.toString());
            }
        }
    }

    private Path file(String name) {
        return directory.resolve(safe(name) + ".json");
    }

    /** Names of clouds are free text; as file names they must not lead out of the folder. */
    private static String safe(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static FileChannel createPrivate(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
        return channel;
    }
}
