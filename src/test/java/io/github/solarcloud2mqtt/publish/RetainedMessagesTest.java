package io.github.solarcloud2mqtt.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.mqtt.DeafListener;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.publish.RetainedMessages.Rank;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetainedMessagesTest {

    private final FakeBus bus = new FakeBus();
    private final RetainedMessages retained = new RetainedMessages(bus);

    @BeforeEach
    void connect() {
        bus.start(Message.retained("s/bridge/state", "offline"), new DeafListener());
        bus.connect();
    }

    @Test
    void untilItIsKnownWhatTheBrokerHasEverythingWaits() {
        retained.put(Rank.STATE, "s/a/power", "1");
        retained.remove("s/b/power");
        retained.removeStrangers();
        assertThat(bus.published()).isEmpty();
        assertThat(retained.isLive()).isFalse();
    }

    @Test
    void theBrokerGetsAvailabilityThenStatesThenWhatIsGone() {
        retained.put(Rank.STATE, "s/a/power", "1");
        retained.remove("s/b/power");
        retained.put(Rank.AVAILABILITY, "s/a/availability", "online");
        retained.goLive(Set.of());
        assertThat(bus.published())
                .containsExactly(
                        Message.retained("s/a/availability", "online"),
                        Message.retained("s/a/power", "1"),
                        Message.retained("s/b/power", ""));
        assertThat(retained.isLive()).isTrue();
    }

    @Test
    void oncePublishedOnlyAChangeIsSent() {
        retained.goLive(Set.of());
        retained.put(Rank.STATE, "s/a/power", "1");
        retained.put(Rank.STATE, "s/a/power", "1");
        retained.put(Rank.STATE, "s/a/power", "2");
        retained.put(Rank.STATE, "s/a/power", "1");
        assertThat(bus.published("s/a/power")).containsExactly("1", "2", "1");
    }

    @Test
    void whileSuspendedOnlyTheNewestPayloadWaits() {
        retained.goLive(Set.of());
        retained.suspend();
        for (int power = 1; power <= 1000; power++) {
            retained.put(Rank.STATE, "s/a/power", Integer.toString(power));
        }
        assertThat(bus.published()).isEmpty();
        retained.goLive(Set.of());
        assertThat(bus.published("s/a/power")).containsExactly("1000");
    }

    @Test
    void whatIsWantedAgainIsNotRemoved() {
        retained.remove("s/a/power");
        retained.put(Rank.STATE, "s/a/power", "1");
        retained.goLive(Set.of("s/a/power"));
        assertThat(bus.published("s/a/power")).containsExactly("1");
    }

    @Test
    void whatIsRemovedWhileLiveGoesAtOnceAndStaysAway() {
        retained.put(Rank.STATE, "s/a/power", "1");
        retained.goLive(Set.of());
        retained.remove("s/a/power");
        assertThat(bus.retained()).isEmpty();
        retained.suspend();
        retained.goLive(Set.of());
        assertThat(bus.published("s/a/power")).containsExactly("1", "");
    }

    @Test
    void whatAnEarlierRunLeftIsKeptUntilItIsClearlyAStrangerAndThenRemovedOnce() {
        retained.put(Rank.STATE, "s/a/power", "1");
        retained.goLive(Set.of("s/a/power", "s/old/power", "s/older/power", "s/late/power"));
        assertThat(topics()).containsExactly("s/a/power");
        retained.put(Rank.STATE, "s/late/power", "3");
        bus.takePublished();
        retained.removeStrangers();
        retained.removeStrangers();
        assertThat(bus.published())
                .containsExactlyInAnyOrder(Message.retained("s/old/power", ""), Message.retained("s/older/power", ""));
    }

    @Test
    void aTopicThatMayHaveAValueAgainIsNoStranger() {
        retained.claim("s/a/power");
        retained.goLive(Set.of("s/a/power"));
        retained.removeStrangers();
        assertThat(bus.published()).isEmpty();
    }

    @Test
    void aTopicThatWasClaimedAndRemovedIsAStrangerAgain() {
        retained.claim("s/a/power");
        retained.goLive(Set.of());
        retained.remove("s/a/power");
        retained.suspend();
        bus.takePublished();
        retained.goLive(Set.of("s/a/power"));
        retained.removeStrangers();
        assertThat(bus.published()).containsExactly(Message.retained("s/a/power", ""));
    }

    @Test
    void whatTheBrokerHasOfOthersIsNotTouched() {
        bus.publishFromOutside("other/a/power", "7", true);
        retained.put(Rank.STATE, "s/a/power", "1");
        retained.goLive(Set.of());
        retained.removeStrangers();
        assertThat(bus.retained()).containsOnly(Map.entry("other/a/power", "7"), Map.entry("s/a/power", "1"));
    }

    @Test
    void aRankIsPublishedWithoutTheOthersWhateverTheBrokerHas() {
        retained.put(Rank.AVAILABILITY, "s/a/availability", "online");
        retained.put(Rank.STATE, "s/a/power", "1");
        retained.publishAll(Rank.AVAILABILITY);
        retained.publishAll(Rank.AVAILABILITY);
        assertThat(bus.published("s/a/availability")).containsExactly("online", "online");
        assertThat(bus.published("s/a/power")).isEmpty();
    }

    private List<String> topics() {
        return bus.published().stream().map(Message::topic).toList();
    }
}
