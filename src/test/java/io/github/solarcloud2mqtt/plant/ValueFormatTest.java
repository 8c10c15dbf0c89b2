package io.github.solarcloud2mqtt.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueFormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "--", "NaN", "Infinity", "0x1", "1,5", "1_000", "on", "1E99", "1E999999999"})
    void aTextInsteadOfANumberIsNoValue(String raw) {
        assertThat(format(PointKind.MEASUREMENT, Scale.NONE).interpret(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1E5, 100000", "' 854.0 ', 854", "-0, 0", "-12.50, -12.5", "+3, 3"})
    void aNumberIsPublishedInItsOneForm(String raw, String text) {
        assertThat(format(PointKind.MEASUREMENT, Scale.NONE).interpret(raw))
                .map(PointValue::text)
                .contains(text);
    }

    @Test
    void aNumberWithMoreDigitsThanAnythingMeasuredIsNoValue() {
        assertThat(format(PointKind.MEASUREMENT, Scale.NONE).interpret("1".repeat(41)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LIFETIME_COUNTER", "DAILY_COUNTER", "PERIOD_COUNTER", "MEASUREMENT"})
    void everyNumberIsScaled(PointKind kind) {
        assertThat(format(kind, Scale.powerOfTen(-3)).interpret("89200.0"))
                .contains(new PointValue.Numeric(new BigDecimal("89.2")));
    }

    @ParameterizedTest
    @CsvSource({"64, Running", "64.0, Running", "6.4E1, Running", "0, Off", "5, Unknown", "-64, Unknown"})
    void aCodeIsPublishedAsItsWord(String raw, String word) {
        assertThat(format(PointKind.STATUS, Scale.NONE).interpret(raw)).contains(new PointValue.Text(word));
    }

    @Test
    void aStatusThatComesAsAWordIsPublished() {
        assertThat(format(PointKind.STATUS, Scale.NONE).interpret("running")).contains(new PointValue.Text("Running"));
        assertThat(format(PointKind.STATUS, Scale.NONE).interpret("Derating 40%"))
                .contains(new PointValue.Text("Derating 40%"));
        assertThat(format(PointKind.STATUS, Scale.NONE).interpret(" ")).isEmpty();
    }

    @Test
    void aTextIsPassedOnUnchanged() {
        ValueFormat text = format(PointKind.TEXT, Scale.NONE);
        assertThat(text.interpret(" 007.0 ")).contains(new PointValue.Text("007.0"));
        assertThat(text.interpret(" ")).isEmpty();
    }

    private static ValueFormat format(PointKind kind, Scale scale) {
        return new ValueFormat(kind, "", scale, Map.of("64", "Running", "0", "Off"));
    }

    @Test
    void aTextIsNoLongerThanAState() {
        ValueFormat text = format(PointKind.TEXT, Scale.NONE);
        assertThat(text.interpret("x".repeat(255))).contains(new PointValue.Text("x".repeat(255)));
        assertThat(text.interpret("x".repeat(1000))).contains(new PointValue.Text("x".repeat(254) + "…"));
    }
}
