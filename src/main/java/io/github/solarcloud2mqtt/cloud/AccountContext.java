package io.github.solarcloud2mqtt.cloud;

import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import java.time.InstantSource;

/**
 * What a vendor's client of one account uses of the program around it.
 *
 * @param name the account's name in the configuration, which is part of the names of its state files
 * @param budget counts every call of the account
 * @param pacers pace the calls of each application
 * @param state stores tokens and responses
 * @param clock the time of day
 * @param monotonic counts waiting times
 */
public record AccountContext(
        String name,
        CallBudget budget,
        CallPacers pacers,
        StateDirectory state,
        InstantSource clock,
        MonotonicClock monotonic) {}
