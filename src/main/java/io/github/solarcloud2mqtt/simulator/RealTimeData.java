package io.github.solarcloud2mqtt.simulator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code getDeviceRealTimeData}: chosen points of devices of one type (seed 002, 2.14; seed 004, section 5). */
final class RealTimeData implements Endpoint {

    static final String NAME = "getDeviceRealTimeData";

    private final InstantSource clock;
    private final Dialect dialect;
    private final DevicePoint writer;
    private final PointDictionary dictionary;
    private final Journal journal;

    RealTimeData(
            InstantSource clock, Dialect dialect, DevicePoint writer, PointDictionary dictionary, Journal journal) {
        this.clock = clock;
        this.dialect = dialect;
        this.writer = writer;
        this.dictionary = dictionary;
        this.journal = journal;
    }

    @Override
    public Map<String, ? extends @Nullable Object> answer(Parameters parameters, Plants plants) throws Refusal {
        int deviceType = parameters.requiredNumber("device_type");
        if (dialect == Dialect.V2 && deviceType == SimulatedDevice.PLANT_TYPE) {
            // Plants have a call of their own.
            throw Refusal.invalid("device_type");
        }
        List<String> points = parameters.points();
        Selection selection = Selection.of(parameters, plants);
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        for (SimulatedDevice device : selection.devices()) {
            if (device.type() != deviceType) {
                throw Refusal.invalid("device_type");
            }
            written.add(writer.write(plants.of(device), device, points));
        }
        journal.asked(clock.instant(), NAME, plants, selection.devices(), points);
        Map<String, @Nullable Object> answer = selection.answer(written, dialect);
        dictionary.addTo(answer, parameters, deviceType, points);
        return answer;
    }
}
