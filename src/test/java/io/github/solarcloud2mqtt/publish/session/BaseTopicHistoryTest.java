package io.github.solarcloud2mqtt.publish.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseTopicHistoryTest {

    @TempDir
    private Path folder;

    private BaseTopicHistory at(String base, String prefix) {
        return new BaseTopicHistory(new StateDirectory(folder), new Topics(base), prefix);
    }

    @Test
    void theFirstStartHasNoFormerTopics() {
        BaseTopicHistory history = at("a", "h");
        assertThat(history.formerTopics()).isEmpty();
        assertThat(history.prefixes()).containsExactly("h");
    }

    @Test
    void formerTopicsAreRememberedUntilTheyAreForgotten() {
        at("a", "h");
        at("b", "h");
        BaseTopicHistory history = at("c", "g");
        assertThat(history.formerTopics()).containsExactlyInAnyOrder(new Topics("a"), new Topics("b"));
        assertThat(history.prefixes()).containsExactlyInAnyOrder("g", "h");
        history.forgetFormer();
        assertThat(at("c", "g").formerTopics()).isEmpty();
    }

    @Test
    void goingBackMakesFormerTopicsThePresentOnes() {
        at("a", "h");
        at("b", "h");
        assertThat(at("a", "h").formerTopics()).containsExactly(new Topics("b"));
    }

    @Test
    void theTopicsAreStoredBeforeAnythingIsPublished() {
        at("a", "h");
        assertThat(folder.resolve("places.json")).hasContent("[{\"base\":\"a\",\"prefix\":\"h\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{}",
                "[null]",
                "[{}]",
                "[{\"base\":7}]",
                "[{\"base\":\"#\",\"prefix\":\"h\"}]",
                "[{\"base\":\"b\",\"prefix\":null}]",
                "[{\"base\":\"\",\"prefix\":\"\"}]",
                "[{\"base\":\"solar/☀\uFE0F\",\"prefix\":\"h\"}]",
                "[{\"base\":\"a\\nb\",\"prefix\":\"h\"}]"
            })
    void aDamagedFileCostsOnlyWhatItHeld(String damaged) throws Exception {
        Files.writeString(folder.resolve("places.json"), damaged);
        assertThat(at("a", "h").formerTopics()).isEmpty();
        assertThat(at("a", "h").prefixes()).containsExactly("h");
    }
}
