package io.github.solarcloud2mqtt.cloud;

import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import java.time.InstantSource;

/**
 * What the client of one account uses of the program.
 *
 * @param name the account's name in the configuration, which is part of the names of its state files
 * @param budget counts every call of the account
 * @param pacers pace the calls of each application
 * @param state stores tokens and responses
 * @param clock the wall clock
 * @param monotonic the clock for waiting times
 */
public record AccountContext(
        String name,
        CallBudget budget,
        CallPacers pacers,
        StateDirectory state,
        InstantSource clock,
        MonotonicClock monotonic) {}
