package io.github.solarcloud2mqtt.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTextTest {

    @ParameterizedTest
    @CsvSource({
        "GMT+1,+01:00",
        "GMT-3,-03:00",
        "GMT+8,+08:00",
        "GMT+5:30,+05:30",
        "GMT-3:30,-03:30",
        "GMT+0545,+05:45",
        "UTC+10,+10:00",
        "GMT+0,Z",
        "UTC,UTC",
        "Europe/Berlin,Europe/Berlin"
    })
    void aZoneIsUnderstood(String text, String zone) {
        assertThat(ResponseText.zone(text)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--", "GMT+99", "GMT+5:99", "Nowhere/Land", "+", "GMT+", "Atlantis"})
    void anInvalidZoneIsEmpty(String text) {
        assertThat(ResponseText.zone(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "1e3", "*****", "12345678901", "x"})
    void anInvalidCountIsEmpty(String text) {
        assertThat(ResponseText.count(text)).isEqualTo(OptionalInt.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "#", "+", "7 1", "ä", "", "null", "a\u0000"})
    void anIdThatIsInvalidInATopicIsEmpty(String text) {
        assertThat(ResponseText.id(text)).isEqualTo(Optional.empty());
    }
}
