package io.github.solarcloud2mqtt.simulator.isolarcloud.series;

import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.IsolarcloudEndpoint;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code getDevicePointMinuteDataList} and {@code getPowerStationPointMinuteDataList} (Sungrow Open API 2.7, Developer Portal). */
public final class MinuteSeries implements IsolarcloudEndpoint {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final int STEP_MINUTES = 5;

    private final SeriesVariant variant;
    private final PastValues past;

    public MinuteSeries(SeriesVariant variant, PastValues past) {
        this.variant = variant;
        this.past = past;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        List<String> points = SeriesPoints.of(parameters, "points");
        SeriesTargets targets = SeriesTargets.of(parameters, plants, variant, past.deviations());
        LocalDateTime begin = time(parameters, "start_time_stamp");
        LocalDateTime end = time(parameters, "end_time_stamp");
        int interval = Integer.parseInt(parameters.text("minute_interval").orElse("5"));
        if (end.isBefore(begin) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw ApiError.invalid("end_time_stamp");
        }
        if (interval <= 0 || interval % STEP_MINUTES != 0) {
            throw ApiError.invalid("minute_interval");
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        targets.devices().forEach((id, device) -> {
            SimulatedPlant plant = plants.of(device);
            data.put(id, frames(plant, device, points, begin, end, interval));
        });
        SeriesPoints.addCommonMembers(data, parameters, targets, points, past, variant);
        return data;
    }

    @Override
    public String message(Parameters parameters, Plants plants) throws ApiError {
        return SeriesPoints.message(SeriesTargets.of(parameters, plants, variant, past.deviations()), variant);
    }

    private static LocalDateTime time(Parameters parameters, String name) throws ApiError {
        try {
            return LocalDateTime.parse(parameters.required(name), STAMP);
        } catch (DateTimeParseException e) {
            throw ApiError.invalid(name);
        }
    }

    private List<Map<String, String>> frames(
            SimulatedPlant plant,
            SimulatedDevice device,
            List<String> points,
            LocalDateTime begin,
            LocalDateTime end,
            int interval) {
        List<Map<String, String>> frames = new ArrayList<>();
        for (LocalDateTime local = begin; !local.isAfter(end); local = local.plusMinutes(interval)) {
            Instant time = local.atZone(past.zone(plant)).toInstant();
            past.at(plant, device, time).ifPresent(state -> {
                Map<String, String> frame = new LinkedHashMap<>();
                for (String point : points) {
                    past.value(plant, device, point, state).ifPresent(value -> frame.put("p" + point, value));
                }
                if (!frame.isEmpty()) {
                    frame.put("time_stamp", STAMP.format(time.atZone(past.printedZone(plant))));
                    frames.add(frame);
                }
            });
        }
        return frames;
    }
}
