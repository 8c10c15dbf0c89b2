package io.github.solarcloud2mqtt.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LifetimeCounterGuardTest {

    private final LifetimeCounterGuard guard = new LifetimeCounterGuard(number("1000"));

    @Test
    void growthIsPublishedAtOnce() {
        assertThat(guard.accept(number("1000.5"), true)).isEqualTo(number("1000.5"));
    }

    @Test
    void aMomentAtZeroIsHeldBack() {
        assertThat(guard.accept(number("0"), true)).isEqualTo(number("1000"));
        assertThat(guard.holdsBack()).isTrue();
        assertThat(guard.accept(number("1001"), true)).isEqualTo(number("1001"));
        assertThat(guard.holdsBack()).isFalse();
    }

    @Test
    void aDropIsBelievedAtTheThirdReading() {
        assertThat(guard.accept(number("3"), true)).isEqualTo(number("1000"));
        assertThat(guard.accept(number("4"), true)).isEqualTo(number("1000"));
        assertThat(guard.accept(number("5"), true)).isEqualTo(number("5"));
        assertThat(guard.accept(number("6"), true)).isEqualTo(number("6"));
    }

    @Test
    void theSameReadingSeenAgainConfirmsNothing() {
        guard.accept(number("0"), true);
        assertThat(guard.accept(number("0"), false)).isEqualTo(number("1000"));
        assertThat(guard.accept(number("0"), false)).isEqualTo(number("1000"));
        assertThat(guard.accept(number("0"), false)).isEqualTo(number("1000"));
    }

    @Test
    void aGlitchInBetweenStartsTheCountAnew() {
        guard.accept(number("3"), true);
        guard.accept(number("4"), true);
        guard.accept(number("1000"), true);
        assertThat(guard.accept(number("5"), true)).isEqualTo(number("1000"));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
