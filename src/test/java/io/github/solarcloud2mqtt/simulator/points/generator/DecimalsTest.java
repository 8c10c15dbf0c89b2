package io.github.solarcloud2mqtt.simulator.points.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecimalsTest {

    @Test
    void oneDigitFollowsThePoint() {
        assertThat(Decimals.one(854)).isEqualTo("854.0");
        assertThat(Decimals.one(-0.34)).isEqualTo("-0.3");
        assertThat(Decimals.one(-0.04)).isEqualTo("0.0");
        assertThat(Decimals.one(19_400_000_000.25)).isEqualTo("19400000000.3");
    }

    @Test
    void atMostThreeDigitsFollowThePoint() {
        assertThat(Decimals.three(0.7914)).isEqualTo("0.791");
        assertThat(Decimals.three(0.99)).isEqualTo("0.99");
        assertThat(Decimals.three(0)).isEqualTo("0.0");
        assertThat(Decimals.three(1000)).isEqualTo("1000");
    }
}
