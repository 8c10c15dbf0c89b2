package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1616725497384",
                " 1616725497384\n",
                "\"1616725497384\"",
                "{\"timestamp\":1616725497384}",
                "{\"req_serial_num\":\"2026010100aa\",\"result_code\":\"1\",\"result_data\":\"1616725497384\"}",
                "{\"a\":\"20260101001234567890123456789012\",\"result_data\":{\"timestamp\":\"1616725497384\"}}",
                "2021-03-26T02:24:57.384Z",
                "{\"time\":\"2021-03-26T10:24:57.384+08:00\"}"
            })
    void millisecondsAndDatesAreFoundAnywhere(String answer) {
        assertThat(TimestampParser.find(answer)).contains(Instant.ofEpochMilli(1_616_725_497_384L));
    }

    @Test
    void secondsCountWhereThereAreNoMilliseconds() {
        assertThat(TimestampParser.find("{\"t\":1616725497}")).contains(Instant.ofEpochSecond(1_616_725_497));
        assertThat(TimestampParser.find("1616725497 1616725497384")).contains(Instant.ofEpochMilli(1_616_725_497_384L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "12345",
                "16167254973841",
                "a1616725497384",
                "-1616725497384",
                "2021-03-26T02:24:57",
                "2021-13-41T02:24:57Z",
                "{\"result_code\":\"E900\",\"result_data\":null}"
            })
    void anythingElseIsNoTime(String answer) {
        assertThat(TimestampParser.find(answer)).isEmpty();
    }
}
