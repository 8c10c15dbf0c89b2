package io.github.solarcloud2mqtt.simulator.home;

import io.github.solarcloud2mqtt.simulator.home.energy.Battery;
import io.github.solarcloud2mqtt.simulator.home.energy.Counters;
import io.github.solarcloud2mqtt.simulator.home.energy.Flows;
import io.github.solarcloud2mqtt.simulator.home.energy.Household;
import io.github.solarcloud2mqtt.simulator.home.energy.SeededRandom;
import io.github.solarcloud2mqtt.simulator.home.energy.SolarArray;
import io.github.solarcloud2mqtt.simulator.home.energy.Sun;
import io.github.solarcloud2mqtt.simulator.home.energy.Weather;
import io.github.solarcloud2mqtt.simulator.home.fault.FaultLog;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A house with panels, a meter and possibly a battery, simulated in steps of five minutes. The same plan always gives
 * the same course. Thread-safe.
 */
public final class SimulatedHome {

    /** Nominal power of the panels at the hybrid inverter, in W. */
    public static final int HYBRID_PEAK_W = 9_800;

    /** Nominal power of the panels at one string inverter, in W. */
    public static final int STRING_PEAK_W = 3_200;

    /** Capacity of the battery, in Wh. */
    public static final int BATTERY_WH = Battery.CAPACITY_WH;

    /** Length of a simulation step. */
    public static final Duration STEP = Duration.ofMinutes(5);

    private static final String HYBRID_INVERTER = "14_1_1";

    private final HomePlan plan;
    private final SeededRandom random;
    private final Sun sun;
    private final Weather weather;
    private final SolarArray hybridArray;
    private final SolarArray stringArray;
    private final Household household;
    private final Battery battery;
    private final Counters counters;
    private final FaultLog faults;
    private final HomeHistory history;
    private final SeriesGaps gaps = new SeriesGaps();
    private ZonedDateTime time;
    private Flows flows = Flows.NONE;
    private boolean stopped;
    private HomeSnapshot lastDaylight;

    public SimulatedHome(HomePlan plan) {
        this.plan = plan;
        random = new SeededRandom(plan.seed());
        sun = new Sun(plan.latitude(), plan.longitude());
        weather = new Weather(random);
        hybridArray = new SolarArray(plan.kind().hybridPeakWatts());
        stringArray = new SolarArray(plan.kind().arrayPeakWatts());
        household = new Household(random);
        ZonedDateTime begin = plan.begin().atZone(plan.zone());
        time = begin.toLocalDate().atStartOfDay(plan.zone());
        counters = new Counters(time.toLocalDate());
        battery = new Battery(new InitialCounters(plan.kind()).applyTo(counters));
        faults = new FaultLog(random, plan.zone());
        lastDaylight = snapshot();
        history = new HomeHistory(time.toInstant());
        record();
        advanceTo(plan.begin());
    }

    /** Simulates up to the last multiple of five minutes that is not after the given time. Never goes back. */
    public synchronized void advanceTo(Instant until) {
        while (!time.toInstant().plus(STEP).isAfter(until)) {
            step();
        }
    }

    /** Forgets the past, so that a simulation of many years needs no memory for it; the counters stay. */
    public synchronized void forgetPast() {
        history.forget();
    }

    /** Returns the state at the end of the last step. */
    public synchronized HomeSnapshot snapshot() {
        return new HomeSnapshot(
                time, flows, counters.read(), battery.stateOfCharge(), weather.celsius(time), stopped, random);
    }

    /** Returns the state of the last step with daylight, after which inverters without a battery stop reporting. */
    public synchronized HomeSnapshot lastDaylightSnapshot() {
        return flows.stringPv() > 0 ? snapshot() : lastDaylight;
    }

    /**
     * Returns the state at an earlier time.
     *
     * @param moment a multiple of five minutes
     * @return empty before the midnight at which the simulation began, and after the last step
     */
    public synchronized Optional<HomeSnapshot> past(Instant moment) {
        return history.at(moment.atZone(plan.zone()), weather::celsius, random);
    }

    /** The times for which a cloud has no past values, or wrong ones. */
    public SeriesGaps gaps() {
        return gaps;
    }

    /** The faults of the home. */
    public FaultLog faults() {
        return faults;
    }

    /** The configuration of the home. */
    public HomePlan plan() {
        return plan;
    }

    private void step() {
        ZonedDateTime middle = time.plus(STEP.dividedBy(2));
        ZonedDateTime end = time.plus(STEP);
        boolean wasAwake = flows.stringPv() > 0;
        faults.advance(time.toInstant(), end.toInstant());
        stopped = faults.stops(HYBRID_INVERTER);
        flows = flowsAt(middle);
        counters.add(flows);
        counters.startDay(end.toLocalDate());
        time = end;
        record();
        if (wasAwake && flows.stringPv() == 0) {
            lastDaylight = snapshot();
        }
    }

    private void record() {
        history.record(time, flows, counters.read(), battery.stateOfCharge(), stopped);
    }

    private Flows flowsAt(ZonedDateTime moment) {
        Sun.Position position = sun.at(moment.toInstant(), SolarArray.TILT_DEGREES);
        double clouds = weather.clouds(moment);
        int hybridPv = stopped ? 0 : hybridArray.watts(position, clouds);
        int stringPv = stringArray.watts(position, clouds);
        int load = household.watts(moment);
        int surplus = hybridPv + stringPv - load;
        boolean batteryWorks = plan.kind().batteries() > 0 && !stopped;
        int charge = batteryWorks && surplus > 0 ? battery.charge(surplus) : 0;
        int discharge = batteryWorks && surplus < 0 ? battery.discharge(-surplus) : 0;
        return new Flows(hybridPv, stringPv, load, charge, discharge);
    }
}
