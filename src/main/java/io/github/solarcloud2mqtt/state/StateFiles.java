package io.github.solarcloud2mqtt.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one directory. Only the user who runs the program can access them, because they include tokens. A file
 * is replaced by an atomic move of a synced file, and the directory is synced after the move, so that after a power failure
 * there is either the old or the new file.
 */
final class StateFiles {

    /** More than the longest response that is stored. */
    private static final int MAX_BYTES = 16 << 20;

    private final Logger log = LoggerFactory.getLogger(StateFiles.class);
    private final Path directory;

    StateFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * The path of a file.
     *
     * @param name any text; it is encoded, so that it cannot lead out of the directory
     */
    Path path(String name, String suffix) {
        return directory.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8) + suffix);
    }

    /** The names of the files with a suffix, without it; none if there is no directory. */
    List<String> names(String suffix) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(file -> directory.relativize(file).toString())
                    .filter(file -> file.endsWith(suffix))
                    .map(file -> URLDecoder.decode(
                            file.substring(0, file.length() - suffix.length()), StandardCharsets.UTF_8))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    /** Opens a file for writing; creates the file and the directory if they are missing. */
    FileChannel open(Path file) throws IOException {
        Files.createDirectories(directory);
        return open(file, StandardOpenOption.CREATE);
    }

    /**
     * Reads a file as text.
     *
     * @throws IOException also if it is longer than any state file, or a device or a pipe
     */
    String read(Path file) throws IOException {
        boolean special = Files.exists(file) && !Files.isRegularFile(file);
        if (special) {
            throw new IOException("it is not an ordinary file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("it is longer than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    /** Replaces or creates a file. */
    void replace(Path file, byte[] bytes) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        write(next, ByteBuffer.wrap(bytes));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory();
    }

    /** Writes a new file and deletes it, to find out whether the directory can be written. */
    void tryWrite(int bytes) throws IOException {
        Path trial = path("trial", ".new");
        try {
            write(trial, ByteBuffer.allocate(bytes));
        } finally {
            Files.deleteIfExists(trial);
        }
    }

    private void write(Path file, ByteBuffer bytes) throws IOException {
        Files.createDirectories(directory);
        Files.deleteIfExists(file);
        try (FileChannel channel = open(file, StandardOpenOption.CREATE_NEW)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static FileChannel open(Path file, OpenOption create) throws IOException {
        return FileChannel.open(file, Set.of(create, StandardOpenOption.WRITE), ownerOnly(file));
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private void syncDirectory() {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some systems do not open directories; the file itself is synced.
            log.debug("{} cannot be synced: {}", directory, e.toString());
        }
    }
}
