package io.github.solarcloud2mqtt.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointValueTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.50, 1.5",
        "100, 100",
        "100.000, 100",
        "0.0, 0",
        "-0, 0",
        "-0.00, 0",
        "0E+5, 0",
        "1E5, 100000",
        "-1.20E-3, -0.0012",
        "0.0000001, 0.0000001"
    })
    void aNumberHasNoExponentAndNoTrailingZeros(String number, String text) {
        assertThat(new PointValue.Numeric(new BigDecimal(number)).text()).isEqualTo(text);
    }

    @Test
    void equalNumbersAreEqualValues() {
        assertThat(new PointValue.Numeric(new BigDecimal("1.50")))
                .isEqualTo(new PointValue.Numeric(new BigDecimal("15E-1")));
    }
}
