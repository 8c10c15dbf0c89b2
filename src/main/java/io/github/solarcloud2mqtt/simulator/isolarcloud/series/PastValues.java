package io.github.solarcloud2mqtt.simulator.isolarcloud.series;

import io.github.solarcloud2mqtt.simulator.home.HomeSnapshot;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import io.github.solarcloud2mqtt.simulator.points.table.ListedPoint;
import io.github.solarcloud2mqtt.simulator.points.table.PointTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The past values of devices, from the course of their home. The present day is missing unless it is shown. Minute series are
 * in the zone that the cloud reports for the plant, which has no daylight saving time; days, months and years are those of
 * the home.
 */
public final class PastValues {
    /** The number of values a day of which the mean is calculated. */
    private static final int SAMPLES_A_DAY = 24;

    private final InstantSource clock;
    private final PointTable table;
    private final SeriesDeviations deviations;

    public PastValues(InstantSource clock, PointTable table, SeriesDeviations deviations) {
        this.clock = clock;
        this.table = table;
        this.deviations = deviations;
    }

    SeriesDeviations deviations() {
        return deviations;
    }

    /** The zone that the cloud reports for a plant. */
    ZoneId zone(SimulatedPlant plant) {
        return plant.home().plan().zone().getRules().getStandardOffset(clock.instant());
    }

    /** The unit of a point's values. */
    String unit(int deviceType, String pointId) {
        return table.find(deviceType, pointId).map(ListedPoint::storageUnit).orElse("");
    }

    /** The state of a device at a time, if the cloud has it. */
    Optional<ReportedState> at(SimulatedPlant plant, SimulatedDevice device, Instant time) {
        SimulatedHome home = plant.home();
        if (deviations.isEmpty(device.type()) || home.gaps().isMissing(time) || isHidden(plant, time)) {
            return Optional.empty();
        }
        return home.past(time)
                .filter(snapshot -> !device.sleepsAtNight() || snapshot.watts(Flow.STRING_PV) > 0)
                .map(snapshot -> new ReportedState(snapshot, home.gaps().areCountersLost(time), false));
    }

    private boolean isHidden(SimulatedPlant plant, Instant time) {
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), plant.home().plan().zone());
        return !deviations.isTodayShown()
                && !LocalDate.ofInstant(time, plant.home().plan().zone()).isBefore(today);
    }

    /** The value of a point, if there is one. */
    Optional<String> value(SimulatedPlant plant, SimulatedDevice device, String pointId, ReportedState state) {
        if (!table.has(device.type(), pointId)) {
            return Optional.empty();
        }
        return Optional.ofNullable(plant.points().read(device.type(), pointId, state))
                .filter(text -> !text.equals("--"));
    }

    /**
     * The aggregates of some days of a device, by the vendor's numbers: 1 mean, 2 peak, 3 valley, 4 total.
     *
     * @param withTotal whether the days are added up
     */
    Map<String, String> aggregates(
            SimulatedPlant plant, SimulatedDevice device, String pointId, List<LocalDate> days, boolean withTotal) {
        List<BigDecimal> all = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (LocalDate day : days) {
            List<BigDecimal> ofDay = day(plant, device, pointId, day);
            total = total.add(ofDay.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO));
            all.addAll(ofDay);
        }
        Map<String, String> aggregates = new TreeMap<>();
        if (!all.isEmpty()) {
            BigDecimal sum = all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            aggregates.put(
                    "1",
                    sum.divide(BigDecimal.valueOf(all.size()), 4, RoundingMode.HALF_UP)
                            .toPlainString());
            aggregates.put(
                    "2", all.stream().max(BigDecimal::compareTo).orElseThrow().toPlainString());
            aggregates.put(
                    "3", all.stream().min(BigDecimal::compareTo).orElseThrow().toPlainString());
            if (withTotal) {
                aggregates.put("4", total.toPlainString());
            }
        }
        return aggregates;
    }

    /** The values of a day: one each hour, and the last one, in which daily counters have counted the whole day. */
    private List<BigDecimal> day(SimulatedPlant plant, SimulatedDevice device, String pointId, LocalDate day) {
        SimulatedHome home = plant.home();
        ZonedDateTime begin = day.atStartOfDay(home.plan().zone());
        ZonedDateTime end = day.plusDays(1).atStartOfDay(home.plan().zone());
        List<BigDecimal> values = new ArrayList<>();
        if (isHidden(plant, begin.toInstant()) || deviations.isEmpty(device.type())) {
            return values;
        }
        for (int hour = 0; hour < SAMPLES_A_DAY; hour++) {
            Instant time = begin.plusHours(hour).toInstant();
            at(plant, device, time)
                    .flatMap(state -> value(plant, device, pointId, state))
                    .flatMap(PastValues::number)
                    .ifPresent(values::add);
        }
        Optional<HomeSnapshot> last = home.past(end.toInstant());
        last.map(snapshot -> new ReportedState(snapshot, false, true))
                .flatMap(state -> value(plant, device, pointId, state))
                .flatMap(PastValues::number)
                .ifPresent(values::add);
        return values;
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The zone in which minute series are printed. */
    ZoneId printedZone(SimulatedPlant plant) {
        return deviations.isInServersZone() ? ZoneOffset.ofHours(8) : zone(plant);
    }
}
