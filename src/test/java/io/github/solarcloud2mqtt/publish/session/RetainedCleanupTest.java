package io.github.solarcloud2mqtt.publish.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.mqtt.IgnoringListener;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.publish.RetainedMessages;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetainedCleanupTest {

    private final FakeBus bus = new FakeBus();
    private final RetainedMessages messages = new RetainedMessages();

    @BeforeEach
    void connect() {
        bus.start(Message.retained("s/bridge/state", "offline"), new IgnoringListener());
        bus.connect();
    }

    private RetainedCleanup cleanup(Set<String> found, Set<String> former) {
        return new RetainedCleanup(bus, messages, found, former);
    }

    @Test
    void unusedTopicsAreRemovedOnce() {
        RetainedCleanup cleanup =
                cleanup(Set.of("s/a/power", "s/old/power", "s/older/power", "s/late/power"), Set.of());
        messages.put(RetainedMessages.Priority.STATE, "s/a/power", "1");
        messages.put(RetainedMessages.Priority.STATE, "s/late/power", "3");
        cleanup.removeUnwanted();
        cleanup.removeUnwanted();
        assertThat(bus.published())
                .containsExactlyInAnyOrder(Message.retained("s/old/power", ""), Message.retained("s/older/power", ""));
    }

    @Test
    void aReservedTopicStays() {
        messages.reserve("s/a/power");
        cleanup(Set.of("s/a/power"), Set.of()).removeUnwanted();
        assertThat(bus.published()).isEmpty();
    }

    @Test
    void aTopicThatWasReservedAndRemovedIsUnwanted() {
        messages.reserve("s/a/power");
        messages.remove("s/a/power");
        cleanup(Set.of("s/a/power"), Set.of()).removeUnwanted();
        assertThat(bus.published()).containsExactly(Message.retained("s/a/power", ""));
    }

    @Test
    void topicsOfOthersStay() {
        bus.publishFromOutside("other/a/power", "7", true);
        cleanup(Set.of(), Set.of()).removeUnwanted();
        assertThat(bus.retained()).containsOnly(Map.entry("other/a/power", "7"));
    }

    @Test
    void formerTopicsAreRemovedOnce() {
        RetainedCleanup cleanup = cleanup(Set.of("s/a/power"), Set.of("old/a/power"));
        cleanup.removeFormer();
        cleanup.removeFormer();
        assertThat(bus.published()).containsExactly(Message.retained("old/a/power", ""));
    }
}
