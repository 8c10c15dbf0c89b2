package io.github.solarcloud2mqtt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The licences that the jar holds. */
class LicencesTest {

    private static final Path FOLDER = Path.of("src/main/resources/META-INF/licenses");
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*?)</artifactId>");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private static List<String> quoted(int column) throws IOException {
        return Files.readAllLines(FOLDER.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[column])
                .flatMap(cell -> QUOTED.matcher(cell).results().map(name -> name.group(1)))
                .distinct()
                .toList();
    }

    @Test
    void everyLibraryInTheJarHasALicence() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String dependencies = pom.substring(pom.lastIndexOf("<dependencies>"), pom.indexOf("<build>"));
        assertThat(quoted(1))
                .containsAll(DEPENDENCY
                        .matcher(dependencies)
                        .results()
                        .map(MatchResult::group)
                        .filter(dependency -> !dependency.contains("<scope>test</scope>"))
                        .map(dependency -> ARTIFACT.matcher(dependency)
                                .results()
                                .findFirst()
                                .orElseThrow()
                                .group(1))
                        .toList());
    }

    @Test
    void everyTextIsThere() throws IOException {
        assertThat(quoted(3))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(FOLDER.resolve(name)).isNotEmptyFile());
    }
}
