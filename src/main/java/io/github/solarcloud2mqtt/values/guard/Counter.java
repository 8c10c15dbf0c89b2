package io.github.solarcloud2mqtt.values.guard;

import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A counter of a device. The guards compare its values in the base of its unit, so that a unit changed by the cloud or the
 * user causes no step.
 *
 * @param unit the unit of its published values, if it is known
 */
public record Counter(MonitoredDevice device, MeasuringPoint point, Optional<Unit> unit) {

    /** Its name in the state file and in the log. */
    String name() {
        return device.id() + "/p" + point.id();
    }

    /** The base of its unit; the unit itself if it is unknown. */
    String base() {
        return unit.map(Unit::base).orElse(point.unit());
    }

    BigDecimal toBase(BigDecimal published) {
        return published.scaleByPowerOfTen(exponent());
    }

    BigDecimal fromBase(BigDecimal value) {
        return value.scaleByPowerOfTen(-exponent());
    }

    /** Converts a number that was stored in the cloud's unit. */
    BigDecimal fromCloud(BigDecimal number) {
        return number.scaleByPowerOfTen(point.format().scale().exponent() + exponent());
    }

    /** The value of the last decimal of a number. */
    static BigDecimal step(BigDecimal number) {
        return BigDecimal.ONE.scaleByPowerOfTen(-number.scale());
    }

    private int exponent() {
        return unit.map(Unit::exponent).orElse(0);
    }
}
