package io.github.solarcloud2mqtt.simulator.home.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SunTest {

    private final Sun greenwich = new Sun(51.48, 0);

    @Test
    void theElevationAtMidsummerNoonIsCorrect() {
        assertThat(degrees("2026-06-21T12:02:00Z")).isCloseTo(90 - 51.48 + 23.44, within(0.05));
    }

    @Test
    void theElevationAtMidwinterNoonIsCorrect() {
        assertThat(degrees("2026-12-21T11:58:00Z")).isCloseTo(90 - 51.48 - 23.44, within(0.05));
    }

    @Test
    void atMidnightItIsBelowTheHorizon() {
        assertThat(degrees("2026-06-21T00:02:00Z")).isCloseTo(51.48 + 23.44 - 90, within(0.05));
    }

    @Test
    void aSteepRoofGetsMoreWinterSun() {
        Sun.Position position = greenwich.at(Instant.parse("2026-12-21T12:00:00Z"), 35);
        assertThat(position.onRoof()).isGreaterThan(2 * position.height());
    }

    private double degrees(String time) {
        return Math.toDegrees(Math.asin(greenwich.at(Instant.parse(time), 35).height()));
    }
}
