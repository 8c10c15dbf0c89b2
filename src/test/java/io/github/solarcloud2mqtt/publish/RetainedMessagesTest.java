package io.github.solarcloud2mqtt.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.publish.RetainedMessages.Priority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetainedMessagesTest {

    private final List<Message> published = new ArrayList<>();
    private final RetainedMessages messages = new RetainedMessages();

    @Test
    void withoutAConnectionNothingIsPublished() {
        messages.put(Priority.STATE, "s/a/power", "1");
        messages.remove("s/b/power");
        assertThat(published).isEmpty();
        assertThat(messages.wasPublishedBefore()).isFalse();
    }

    @Test
    void aConnectionPublishesAvailabilityThenStatesThenRemovals() {
        messages.put(Priority.STATE, "s/a/power", "1");
        messages.remove("s/b/power");
        messages.put(Priority.AVAILABILITY, "s/a/availability", "online");
        messages.connect(published::add);
        assertThat(published)
                .containsExactly(
                        Message.retained("s/a/availability", "online"),
                        Message.retained("s/a/power", "1"),
                        Message.retained("s/b/power", ""));
        assertThat(messages.wasPublishedBefore()).isTrue();
    }

    @Test
    void onlyAChangeIsPublished() {
        messages.connect(published::add);
        messages.put(Priority.STATE, "s/a/power", "1");
        messages.put(Priority.STATE, "s/a/power", "1");
        messages.put(Priority.STATE, "s/a/power", "2");
        messages.put(Priority.STATE, "s/a/power", "1");
        assertThat(payloads("s/a/power")).containsExactly("1", "2", "1");
    }

    @Test
    void withoutAConnectionOnlyTheNewestPayloadIsKept() {
        messages.connect(published::add);
        messages.disconnect();
        for (int power = 1; power <= 1000; power++) {
            messages.put(Priority.STATE, "s/a/power", Integer.toString(power));
        }
        assertThat(published).isEmpty();
        messages.connect(published::add);
        assertThat(payloads("s/a/power")).containsExactly("1000");
    }

    @Test
    void aTopicWithAnotherPayloadIsNotRemoved() {
        messages.remove("s/a/power");
        messages.put(Priority.STATE, "s/a/power", "1");
        messages.connect(published::add);
        assertThat(payloads("s/a/power")).containsExactly("1");
    }

    @Test
    void aRemovalIsPublishedAtOnceAndOnlyOnce() {
        messages.put(Priority.STATE, "s/a/power", "1");
        messages.connect(published::add);
        messages.remove("s/a/power");
        messages.disconnect();
        messages.connect(published::add);
        assertThat(payloads("s/a/power")).containsExactly("1", "");
    }

    @Test
    void aTopicIsWantedWhileItHasAPayloadOrIsReserved() {
        messages.put(Priority.STATE, "s/a/power", "1");
        messages.reserve("s/b/power");
        assertThat(messages.isWanted("s/a/power")).isTrue();
        assertThat(messages.isWanted("s/b/power")).isTrue();
        assertThat(messages.isWanted("s/c/power")).isFalse();
        messages.remove("s/a/power");
        messages.remove("s/b/power");
        assertThat(messages.isWanted("s/a/power")).isFalse();
        assertThat(messages.isWanted("s/b/power")).isFalse();
    }

    @Test
    void onePriorityIsPublishedWithoutTheOthers() {
        messages.put(Priority.AVAILABILITY, "s/a/availability", "online");
        messages.put(Priority.STATE, "s/a/power", "1");
        messages.publishAll(Priority.AVAILABILITY, published::add);
        messages.publishAll(Priority.AVAILABILITY, published::add);
        assertThat(payloads("s/a/availability")).containsExactly("online", "online");
        assertThat(payloads("s/a/power")).isEmpty();
    }

    private List<String> payloads(String topic) {
        return published.stream()
                .filter(message -> message.topic().equals(topic))
                .map(Message::payload)
                .toList();
    }
}
