package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattPlant;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattTimes;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** The past of the simulated homes as the cloud keeps it. */
public final class PastGrowattValues {
    private final InstantSource clock;
    private final GrowattTimes times;

    public PastGrowattValues(InstantSource clock, GrowattTimes times) {
        this.clock = clock;
        this.times = times;
    }

    Instant now() {
        return clock.instant();
    }

    /** Returns the present day of a plant. */
    LocalDate today(GrowattPlant plant) {
        return LocalDate.ofInstant(now(), plantZone(plant));
    }

    /** Returns the offset that the cloud reports for a plant. */
    ZoneId plantZone(GrowattPlant plant) {
        return times.offset(now(), plant.home().plan().zone());
    }

    /** Returns the time of a past reading as it is printed. */
    LocalDateTime printed(GrowattPlant plant, Instant time) {
        return times.past(time, now(), plant.home().plan().zone());
    }

    /** Returns the state at a time, if the cloud has it. */
    Optional<ReportedState> at(GrowattPlant plant, Instant time) {
        SimulatedHome home = plant.home();
        return home.gaps().isMissing(time)
                ? Optional.empty()
                : home.past(time)
                        .map(snapshot -> new ReportedState(snapshot, home.gaps().areCountersLost(time), false));
    }

    /** Returns the energy of the panels from the beginning of one day of the home to that of another, in Wh. */
    Optional<Double> energy(GrowattPlant plant, LocalDate begin, LocalDate end) {
        ZoneId zone = plant.home().plan().zone();
        Optional<Double> before = lifetime(plant, begin.atStartOfDay(zone).toInstant());
        Instant last = end.atStartOfDay(zone).toInstant();
        Optional<Double> after = lifetime(plant, last)
                .or(() -> Optional.of(plant.home().snapshot().lifetimeWh(Flow.PV)));
        return before.map(earlier -> after.orElseThrow() - earlier);
    }

    private static Optional<Double> lifetime(GrowattPlant plant, Instant time) {
        return plant.home().past(time).map(snapshot -> snapshot.lifetimeWh(Flow.PV));
    }
}
