package io.github.solarcloud2mqtt.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The temporary files of the demo. */
final class DemoFiles {

    private DemoFiles() {}

    /** Deletes a folder with its files. */
    static void delete(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> childrenFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : childrenFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(DemoFiles.class).warn("{} could not be deleted: {}", folder, e.toString());
        }
    }
}
