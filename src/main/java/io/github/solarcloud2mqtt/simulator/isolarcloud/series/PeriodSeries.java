package io.github.solarcloud2mqtt.simulator.isolarcloud.series;

import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.IsolarcloudEndpoint;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code getDevicePointsDayMonthYearDataList}, {@code getDevicePointDayMonthYearDataList} and {@code
 * getPowerStationPointDayMonthYearDataList} (Sungrow Open API 2.8, Developer Portal).
 */
public final class PeriodSeries implements IsolarcloudEndpoint {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    /** In a sample of the vendor the keys of these points have a 5 instead of the p (practical guide, chapter 6.5). */
    private static final Set<String> ODD_KEYS = Set.of("59546", "59547");

    private final SeriesVariant variant;
    private final PastValues past;

    public PeriodSeries(SeriesVariant variant, PastValues past) {
        this.variant = variant;
        this.past = past;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        List<String> points = SeriesPoints.of(parameters, "data_point");
        SeriesTargets targets = SeriesTargets.of(parameters, plants, variant, past.deviations());
        Kind kind = kind(parameters);
        LocalDate begin = kind.parse(parameters, "start_time");
        LocalDate end = kind.parse(parameters, "end_time");
        if (end.isBefore(begin) || !end.isBefore(begin.plus(kind.longest))) {
            throw ApiError.invalid("end_time");
        }
        Set<String> aggregates = parameters.oneOf("data_type", "");
        if (aggregates.isEmpty() || !Set.of("1", "2", "3", "4").containsAll(aggregates)) {
            throw ApiError.invalid("data_type");
        }
        boolean reversed = order(parameters);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        targets.devices().forEach((id, device) -> {
            Map<String, Object> ofDevice = new LinkedHashMap<>();
            for (String point : points) {
                ofDevice.put(
                        (ODD_KEYS.contains(point) ? "5" : "p") + point,
                        entries(plants.of(device), device, point, kind, begin, end, aggregates, reversed));
            }
            data.put(id, ofDevice);
        });
        SeriesPoints.addCommonMembers(data, parameters, targets, points, past, variant);
        return data;
    }

    @Override
    public String message(Parameters parameters, Plants plants) throws ApiError {
        return SeriesPoints.message(SeriesTargets.of(parameters, plants, variant, past.deviations()), variant);
    }

    private boolean order(Parameters parameters) throws ApiError {
        String order = variant.isPlatform()
                ? parameters.required("order")
                : parameters.text("order").orElse("0");
        if (!Set.of("0", "1").contains(order)) {
            throw ApiError.invalid("order");
        }
        return order.equals("1");
    }

    private List<Map<String, String>> entries(
            SimulatedPlant plant,
            SimulatedDevice device,
            String point,
            Kind kind,
            LocalDate begin,
            LocalDate end,
            Set<String> wanted,
            boolean reversed) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (LocalDate each = begin; !each.isAfter(end); each = each.plus(kind.one)) {
            List<LocalDate> days = each.datesUntil(each.plus(kind.one)).toList();
            Map<String, String> aggregates =
                    past.aggregates(plant, device, point, days, !kind.one.equals(Period.ofDays(1)));
            Map<String, String> entry = new LinkedHashMap<>();
            aggregates.forEach((type, value) -> {
                if (wanted.contains(type)) {
                    entry.put(type, value);
                }
            });
            if (!entry.isEmpty()) {
                entry.put("time_stamp", DAY.format(each).substring(0, kind.digits));
                entries.add(entry);
            }
        }
        if (reversed) {
            Collections.reverse(entries);
        }
        return entries;
    }

    private Kind kind(Parameters parameters) throws ApiError {
        String type = parameters.required("query_type");
        if (type.equals(variant.day)) {
            return new Kind(Period.ofDays(1), Period.ofDays(100), 8);
        }
        if (type.equals(variant.month)) {
            return new Kind(Period.ofMonths(1), Period.ofMonths(24), 6);
        }
        if (type.equals(variant.year)) {
            return new Kind(Period.ofYears(1), Period.ofYears(5), 4);
        }
        throw ApiError.invalid("query_type");
    }

    /**
     * A kind of series.
     *
     * @param one one day, month or year
     * @param longest the maximum number of them in one call
     * @param digits the length of a time
     */
    private record Kind(Period one, Period longest, int digits) {
        LocalDate parse(Parameters parameters, String name) throws ApiError {
            String text = parameters.required(name);
            if (text.length() != digits) {
                throw ApiError.invalid(name);
            }
            try {
                return LocalDate.parse(text + "0101".substring(digits - 4), DAY);
            } catch (DateTimeParseException e) {
                throw ApiError.invalid(name);
            }
        }
    }
}
