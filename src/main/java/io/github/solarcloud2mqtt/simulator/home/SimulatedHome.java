package io.github.solarcloud2mqtt.simulator.home;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * A house with panels, perhaps a battery, and a meter, simulated in steps of five minutes. The same plan always gives the
 * same life. Safe for use by several threads.
 */
public final class SimulatedHome {

    /** Nominal power of the panels at the hybrid inverter. */
    public static final int HYBRID_PEAK_W = 9_800;

    /** Nominal power of the panels at one string inverter. */
    public static final int STRING_PEAK_W = 3_200;

    /** What the battery holds when full. */
    public static final int BATTERY_WH = Battery.CAPACITY_WH;

    /** How often everything renews. */
    public static final Duration STEP = Duration.ofMinutes(5);

    private static final String HYBRID_INVERTER = "14_1_1";

    private final HomePlan plan;
    private final SeededRandom noise;
    private final Sun sun;
    private final Weather sky;
    private final SolarArray hybridArray;
    private final SolarArray stringArray;
    private final Household household;
    private final Battery battery;
    private final Counters counters;
    private final FaultLog faults;
    private ZonedDateTime time;
    private Flows flows = Flows.NONE;
    private boolean stopped;
    private HomeSnapshot lastDaylight;

    public SimulatedHome(HomePlan plan) {
        this.plan = plan;
        noise = new SeededRandom(plan.seed());
        sun = new Sun(plan.latitude(), plan.longitude());
        sky = new Weather(noise);
        hybridArray = new SolarArray(plan.kind().hybridPeakWatts());
        stringArray = new SolarArray(plan.kind().arrayPeakWatts());
        household = new Household(noise);
        ZonedDateTime begin = plan.begin().atZone(plan.zone());
        time = begin.toLocalDate().atStartOfDay(plan.zone());
        counters = new Counters(time.toLocalDate());
        battery = new Battery(new InitialCounters(plan.kind()).applyTo(counters));
        faults = new FaultLog(noise, plan.zone());
        lastDaylight = snapshot();
        advanceTo(plan.begin());
    }

    /** Lives on until the last multiple of five minutes that is not after a time. Never goes back. */
    public synchronized void advanceTo(Instant until) {
        while (!time.toInstant().plus(STEP).isAfter(until)) {
            step();
        }
    }

    /** The home at the end of its last step. */
    public synchronized HomeSnapshot snapshot() {
        return new HomeSnapshot(
                time, flows, counters.read(), battery.stateOfCharge(), sky.celsius(time), stopped, noise);
    }

    /** The home when an inverter that lives on light alone last reported: it falls asleep at the first step without. */
    public synchronized HomeSnapshot lastDaylightSnapshot() {
        return flows.stringPv() > 0 ? snapshot() : lastDaylight;
    }

    /** What goes wrong. */
    public FaultLog faults() {
        return faults;
    }

    /** What the home is like. */
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
        counters.enter(end.toLocalDate());
        time = end;
        if (wasAwake && flows.stringPv() == 0) {
            lastDaylight = snapshot();
        }
    }

    private Flows flowsAt(ZonedDateTime moment) {
        Sun.Position position = sun.at(moment.toInstant(), SolarArray.TILT_DEGREES);
        double clouds = sky.clouds(moment);
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
