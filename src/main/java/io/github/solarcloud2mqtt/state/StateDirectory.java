package io.github.solarcloud2mqtt.state;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory with everything that survives a restart: one small JSON file per kind of content, lock files and the
 * heartbeat. Thread-safe.
 */
public final class StateDirectory {

    /** The trial file is larger than any file with tokens. */
    private static final int TRIAL_BYTES = 4096;

    private static final String SUFFIX = ".json";

    private final Logger log = LoggerFactory.getLogger(StateDirectory.class);
    private final StateFiles files;
    private final StateLocks locks;
    private final Heartbeat heartbeat;
    /** The newest content of the files that could not be written. */
    private final Map<String, byte[]> unsaved = new LinkedHashMap<>();

    public StateDirectory(Path directory) {
        files = new StateFiles(directory);
        locks = new StateLocks(files);
        heartbeat = new Heartbeat(files);
    }

    /** The locks on files of this directory. */
    public StateLocks locks() {
        return locks;
    }

    /** The heartbeat file of this directory. */
    public Heartbeat heartbeat() {
        return heartbeat;
    }

    /**
     * Reads a file.
     *
     * @param name describes the content in a few words
     * @return the last saved value; empty if there is no file, or if the file is damaged, which is logged
     */
    public synchronized <T> Optional<T> load(String name, JsonAdapter<T> adapter) {
        Path file = file(name);
        try {
            return Optional.ofNullable(adapter.fromJson(files.read(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JsonDataException e) {
            log.warn("{} cannot be read ({}). The bridge continues without it.", file, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Replaces a file.
     *
     * @param name describes the content in a few words
     * @throws IOException if the old file remains, for example because the disk is full or read-only
     */
    public synchronized <T> void save(String name, JsonAdapter<T> adapter, T value) throws IOException {
        save(name, adapter.toJson(value).getBytes(StandardCharsets.UTF_8));
    }

    private void save(String name, byte[] content) throws IOException {
        files.replace(file(name), content);
        if (!unsaved.isEmpty()) {
            unsaved.remove(name);
            saveAgain();
        }
    }

    /**
     * Replaces a file without which the bridge can continue. What cannot be written is written as soon as the directory can be
     * written again; the first failure is logged, and its end.
     *
     * @param name describes the content in a few words
     */
    public synchronized <T> void trySave(String name, JsonAdapter<T> adapter, T value) {
        byte[] content = adapter.toJson(value).getBytes(StandardCharsets.UTF_8);
        try {
            save(name, content);
        } catch (IOException e) {
            if (unsaved.isEmpty()) {
                log.warn(
                        "{} cannot be written ({}). The bridge goes on and tries again, but forgets this if it is started "
                                + "again before that works. Make the folder writable for the user it runs as, "
                                + "and check that the disk is not full.",
                        file(name),
                        e.toString());
            }
            unsaved.put(name, content);
        }
    }

    /** Writes what could not be written before, if there is something. */
    public synchronized void saveAgain() {
        if (unsaved.isEmpty()) {
            return;
        }
        try {
            for (String name : List.copyOf(unsaved.keySet())) {
                files.replace(file(name), Objects.requireNonNull(unsaved.get(name)));
                unsaved.remove(name);
            }
            log.info("The state directory can be written again; everything is stored.");
        } catch (IOException e) {
            log.debug("still not writable: {}", e.toString());
        }
    }

    /**
     * Deletes a file, if there is one. A failure is only logged.
     *
     * @param name describes the content in a few words
     */
    public synchronized void delete(String name) {
        unsaved.remove(name);
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            log.debug("{} cannot be deleted: {}", file(name), e.toString());
        }
    }

    /**
     * Deletes the files with some names. A failure is only logged.
     *
     * @param names matches the whole name
     */
    public synchronized void deleteAll(Pattern names) {
        try {
            files.names(SUFFIX).stream().filter(names.asMatchPredicate()).forEach(this::delete);
        } catch (IOException e) {
            log.debug("Files {} cannot be deleted: {}", names, e.toString());
        }
    }

    /**
     * A text that changes whenever a file is replaced. Reads only the file's attributes.
     *
     * @param name describes the content in a few words
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
     * Checks that a file can be written, before the program gets data that it cannot get again.
     *
     * @throws IOException if it cannot be written, for example because the disk is full or read-only
     */
    public synchronized void checkWritable() throws IOException {
        files.tryWrite(TRIAL_BYTES);
    }

    private Path file(String name) {
        return files.path(name, SUFFIX);
    }
}
