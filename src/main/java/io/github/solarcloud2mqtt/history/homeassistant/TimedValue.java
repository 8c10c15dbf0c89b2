package io.github.solarcloud2mqtt.history.homeassistant;

import java.math.BigDecimal;
import java.time.Instant;

/** A value at a time. */
record TimedValue(Instant time, BigDecimal value) {}
