package io.github.solarcloud2mqtt.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.Scale;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateDocumentTest {

    @Test
    void everyPointIsNamedInTheGivenOrder() {
        assertThat(StateDocument.of(
                        List.of(point("pv_power"), point("battery_level"), point("status"), point("a")),
                        Map.of(
                                "status", new PointValue.Text("Running"),
                                "pv_power", number("1931.50"),
                                "battery_level", number("62")),
                        Optional.of(OffsetDateTime.parse("2026-11-21T12:05:00+01:00"))))
                .isEqualTo("""
                        {"pv_power":1931.5,"battery_level":62,"status":"Running","a":null,\
                        "time":"2026-11-21T12:05:00+01:00"}""");
    }

    @Test
    void aTimeThatIsNotKnownIsNull() {
        assertThat(StateDocument.of(List.of(), Map.of(), Optional.empty())).isEqualTo("{\"time\":null}");
    }

    @Test
    void theTimeIsIsoWithItsOffset() {
        assertThat(StateDocument.of(List.of(), Map.of(), Optional.of(OffsetDateTime.parse("2026-01-01T00:00Z"))))
                .isEqualTo("{\"time\":\"2026-01-01T00:00:00Z\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.000, 0",
        "-0.0, 0",
        "1E+20, 100000000000000000000",
        "1E-12, 0.000000000001",
        "1.2300, 1.23",
        "12000, 12000",
        "-3.5, -3.5",
        "123456789012345678901234567890.5, 123456789012345678901234567890.5"
    })
    void aNumberHasNoExponentAndLosesNoDigit(String number, String printed) {
        assertThat(StateDocument.of(List.of(point("x")), Map.of("x", number(number)), Optional.empty()))
                .isEqualTo("{\"x\":" + printed + ",\"time\":null}");
    }

    @Test
    void aValueOfAnUnlistedPointIsLeftOut() {
        assertThat(StateDocument.of(List.of(point("x")), Map.of("y", number("1")), Optional.empty()))
                .isEqualTo("{\"x\":null,\"time\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "--", "1", "null", "say \"hi\"", "a\\b", "Müller ☀ 😀", "{}"})
    void anyTextComesBackAsItWas(String text) throws IOException {
        assertThat(readBack(text)).isEqualTo(text);
    }

    @Test
    void aTextWithControlCharactersComesBackCleaned() throws IOException {
        assertThat(readBack("a\nb\tc\u0000")).isEqualTo("a b c");
        assertThat(readBack("a\u2028b")).isEqualTo("a b");
    }

    private static @Nullable Object readBack(String text) throws IOException {
        String json = StateDocument.of(List.of(point("x")), Map.of("x", new PointValue.Text(text)), Optional.empty());
        Object document = JsonReader.of(new Buffer().writeUtf8(json)).readJsonValue();
        return ((Map<?, ?>) Objects.requireNonNull(document)).get("x");
    }

    private static PointValue number(String text) {
        return new PointValue.Numeric(new BigDecimal(text));
    }

    private static MeasuringPoint point(String key) {
        return new MeasuringPoint("1", key, key, ValueFormat.of(PointKind.MEASUREMENT, "", Scale.NONE), true, false);
    }
}
