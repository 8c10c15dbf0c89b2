package io.github.solarcloud2mqtt.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({"-3, 89200.0, 89.2", "-6, 1, 0.000001", "3, 1.931, 1931", "0, 5, 5", "7, 1.5, 15000000"})
    void aPowerOfTenIsExact(int exponent, String raw, String scaled) {
        assertThat(Scale.powerOfTen(exponent).apply(new BigDecimal(raw))).isEqualByComparingTo(scaled);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.01, 1", "0.5, 50", "1, 100", "0.791, 79.1"})
    void aFractionIsPublishedAsPercent(String raw, String percent) {
        assertThat(Scale.FRACTION.apply(new BigDecimal(raw))).isEqualByComparingTo(percent);
    }

    @Test
    void moreThanFullIsAPercentageAlready() {
        assertThat(Scale.FRACTION.apply(new BigDecimal("79.1"))).isEqualByComparingTo("79.1");
    }

    @Test
    void noScaleIsThePowerZero() {
        assertThat(Scale.NONE).isEqualTo(Scale.powerOfTen(0));
    }
}
