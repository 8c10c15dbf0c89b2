package io.github.solarcloud2mqtt.simulator;

import io.github.solarcloud2mqtt.simulator.points.Gauges;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code getDeviceRealTimeData}: chosen points of devices of one type (seed 002, 2.14; seed 004, section 5). */
final class RealTimeData implements Endpoint {

    static final String NAME = "getDeviceRealTimeData";

    private static final int MAX_POINTS = 100;
    private static final Pattern ID = Pattern.compile("\\d+");

    private final InstantSource clock;
    private final Installation installation;
    private final Gauges gauges;
    private final DevicePoint writer;
    private final Journal journal;

    RealTimeData(InstantSource clock, Installation installation, Gauges gauges, DevicePoint writer, Journal journal) {
        this.clock = clock;
        this.installation = installation;
        this.gauges = gauges;
        this.writer = writer;
        this.journal = journal;
    }

    @Override
    public Map<String, ? extends @Nullable Object> answer(Parameters parameters) throws Refusal {
        int deviceType = parameters.requiredNumber("device_type");
        List<String> points = points(parameters);
        Selection selection = Selection.of(parameters, installation);
        for (SimulatedDevice device : selection.devices()) {
            if (device.type() != deviceType) {
                throw Refusal.invalid("device_type");
            }
            noteWhatNeverHasValues(device, points);
        }
        return selection.answer(selection.devices().stream()
                .map(device -> writer.write(device, points))
                .toList());
    }

    private static List<String> points(Parameters parameters) throws Refusal {
        List<String> points = parameters.list("point_id_list");
        if (points.isEmpty()) {
            throw Refusal.missing("point_id_list");
        }
        if (points.size() > MAX_POINTS
                || !points.stream().allMatch(id -> ID.matcher(id).matches())) {
            throw Refusal.invalid("point_id_list");
        }
        return points;
    }

    private void noteWhatNeverHasValues(SimulatedDevice device, List<String> points) {
        for (String id : points) {
            if (!gauges.has(device.type(), id)) {
                journal.askedInVain(clock.instant(), NAME, "p" + id + " of " + device.psKey());
            }
        }
    }
}
