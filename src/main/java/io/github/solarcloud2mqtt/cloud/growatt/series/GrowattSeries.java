package io.github.solarcloud2mqtt.cloud.growatt.series;

import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoints;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.series.SeriesAnswer;
import io.github.solarcloud2mqtt.cloud.series.SeriesLimits;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery;
import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import io.github.solarcloud2mqtt.cloud.series.SeriesRow;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.RawValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads series (Growatt OpenAPI v1): readings of devices in pages ({@code tlx_data} and its kin), the power of plants by day
 * ({@code plant/power}), and their energies by day, month and year ({@code plant/energy}).
 */
public final class GrowattSeries {
    private static final int PAGE_SIZE = 100;

    /** A day of readings five minutes apart. */
    private static final int PAGES_A_DAY = 3;

    /** Older readings came back empty. */
    private static final Period READINGS_REACH = Period.ofDays(95);

    private static final int ENERGIES_A_DAY = 10;
    private static final int MOST_DAYS = 7;
    private static final int MOST_YEARS = 20;
    private static final int MONTHS = 12;
    private static final String POWER = "current__power";
    private static final String ENERGY = "today__energy";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final SeriesCalls calls;
    private final GrowattEndpoints api;
    private final Vocabulary vocabulary;
    private final AccountContext context;
    private final SeriesZones zones;
    private final DailyCalls energyCalls;
    private final Map<RequestKey, Instant> asked = new HashMap<>();

    /** What the client of the newest data knows of devices and readings. */
    public interface Vocabulary {
        /** Where the past readings of a device are; empty if v1 has none. */
        Optional<DeviceSeriesPath> path(Device device);

        /** Whether a device stands for a plant. */
        boolean isPlant(Device device);

        /** The points of a reading that have a value. */
        Map<String, String> points(Device device, JsonNode reading);

        /** The time of a reading, as it is printed. */
        Optional<LocalDateTime> time(JsonNode reading);

        /** Reads the time of a device's newest reading, as it is printed. */
        Optional<LocalDateTime> newest(Device device) throws CloudException;
    }

    public GrowattSeries(SeriesCalls calls, GrowattEndpoints api, Vocabulary vocabulary, AccountContext context) {
        this.calls = calls;
        this.api = api;
        this.vocabulary = vocabulary;
        this.context = context;
        zones = new SeriesZones(vocabulary::newest, context.clock());
        energyCalls = new DailyCalls(context, "energy-calls", ENERGIES_A_DAY);
    }

    /** The limits of a call; empty if there is no such series. */
    public Optional<SeriesLimits> limits(Device device, SeriesResolution resolution) {
        if (vocabulary.isPlant(device)) {
            return Optional.of(ofPlant(resolution));
        }
        return vocabulary
                .path(device)
                .filter(path -> resolution == SeriesResolution.MINUTES)
                .map(path -> limits(1, true, Optional.of(READINGS_REACH), PAGES_A_DAY));
    }

    private SeriesLimits ofPlant(SeriesResolution resolution) {
        return switch (resolution) {
            case MINUTES -> limits(1, true, Optional.empty(), 1);
            case DAYS -> limits(MOST_DAYS, false, Optional.empty(), 1);
            case MONTHS -> limits(2 * MONTHS, false, Optional.of(sinceLastYear()), 1);
            case YEARS -> limits(MOST_YEARS, false, Optional.empty(), 1);
        };
    }

    /** "Month within this and last year". */
    private Period sinceLastYear() {
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        return Period.of(0, MONTHS + today.getMonthValue() - 1, today.getDayOfMonth() - 1);
    }

    private static SeriesLimits limits(int periods, boolean wholeDays, Optional<Period> reach, int pages) {
        return new SeriesLimits(Duration.ofDays(1), periods, 1, Integer.MAX_VALUE, wholeDays, reach, pages);
    }

    /** Whether a series has a point. */
    public boolean has(Device device, SeriesResolution resolution, String pointId) {
        return !vocabulary.isPlant(device) || pointId.equals(resolution == SeriesResolution.MINUTES ? POWER : ENERGY);
    }

    /** Makes one call, and for the first device of a type one more. */
    public SeriesAnswer read(SeriesQuery query) throws CloudException {
        Device device = query.devices().get(0);
        if (!vocabulary.isPlant(device)) {
            return readings(query, device);
        }
        return query.resolution() == SeriesResolution.MINUTES ? powers(query, device) : energies(query, device);
    }

    private SeriesAnswer readings(SeriesQuery query, Device device) throws CloudException {
        DeviceSeriesPath path = vocabulary
                .path(device)
                .orElseThrow(() -> new NotAllowed("Growatt OpenAPI v1 has no past readings of " + device.id() + "."));
        ZoneId zone = zones.of(device, query.zone());
        RequestKey key = new RequestKey(path.endpoint(), device.id());
        await(key);
        JsonNode data = calls.fetch(key, call(path, device, query, zone));
        List<JsonNode> rows = data.at("datas").elements();
        List<SeriesRow> found = new ArrayList<>();
        for (JsonNode row : rows) {
            vocabulary
                    .time(row)
                    .map(time -> time.atZone(zone).toInstant())
                    .filter(query.span()::contains)
                    .ifPresent(time -> found.add(new SeriesRow(device.id(), time, values(query, device, row))));
        }
        int count = ResponseText.count(data.text("count").orElse("")).orElse(0);
        boolean more = !rows.isEmpty() && count > query.page() * PAGE_SIZE;
        return new SeriesAnswer(found, Set.of(), more);
    }

    private retrofit2.Call<JsonNode> call(DeviceSeriesPath path, Device device, SeriesQuery query, ZoneId zone) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put(path.parameter(), device.id());
        parameters.put("start_date", date(query.span().begin(), zone).toString());
        parameters.put("end_date", date(query.span().end().minusMillis(1), zone).toString());
        parameters.put("page", String.valueOf(query.page()));
        parameters.put("perpage", String.valueOf(PAGE_SIZE));
        return path.path().equals("inverter") ? api.inverterData(parameters) : api.data(path.path(), parameters);
    }

    private static LocalDate date(Instant time, ZoneId zone) {
        return LocalDate.ofInstant(time, zone);
    }

    private Map<String, RawValue> values(SeriesQuery query, Device device, JsonNode row) {
        Map<String, RawValue> values = new HashMap<>();
        vocabulary.points(device, row).forEach((id, text) -> {
            if (query.points().containsKey(id)) {
                values.put(id, RawValue.of(text));
            }
        });
        return values;
    }

    private SeriesAnswer powers(SeriesQuery query, Device device) throws CloudException {
        RequestKey key = new RequestKey(GrowattEndpoint.PLANT_POWER, device.plantId());
        await(key);
        LocalDate day = date(query.span().end().minusMillis(1), query.zone());
        JsonNode data = calls.fetch(key, api.plantPower(device.plantId(), day.toString()));
        List<SeriesRow> rows = new ArrayList<>();
        for (JsonNode row : data.at("powers").elements()) {
            Optional<Instant> time = row.text("time").flatMap(text -> minute(text, query.zone()));
            Optional<String> power = row.text("power");
            if (time.filter(query.span()::contains).isPresent() && power.isPresent()) {
                rows.add(new SeriesRow(device.id(), time.get(), Map.of(POWER, new RawValue(power.get(), "W"))));
            }
        }
        return new SeriesAnswer(rows, Set.of(), false);
    }

    private static Optional<Instant> minute(String text, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(text, MINUTE).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private SeriesAnswer energies(SeriesQuery query, Device device) throws CloudException {
        RequestKey key = new RequestKey(GrowattEndpoint.PLANT_ENERGY, device.plantId());
        await(key);
        energyCalls.count();
        JsonNode data = calls.fetch(
                key,
                api.plantEnergy(
                        device.plantId(),
                        date(query.span().begin(), query.zone()).toString(),
                        date(query.span().end().minusMillis(1), query.zone()).toString(),
                        unit(query.resolution()),
                        1,
                        PAGE_SIZE));
        List<SeriesRow> rows = new ArrayList<>();
        for (JsonNode row : data.at("energys").elements()) {
            Optional<Instant> time = row.text("date")
                    .flatMap(GrowattSeries::firstDay)
                    .map(day -> day.atStartOfDay(query.zone()).toInstant());
            Optional<String> energy = row.text("energy");
            if (time.filter(query.span()::contains).isPresent() && energy.isPresent()) {
                rows.add(new SeriesRow(device.id(), time.get(), Map.of(ENERGY, new RawValue(energy.get(), "kWh"))));
            }
        }
        return new SeriesAnswer(rows, Set.of(), false);
    }

    private static String unit(SeriesResolution resolution) {
        return switch (resolution) {
            case MINUTES, DAYS -> "day";
            case MONTHS -> "month";
            case YEARS -> "year";
        };
    }

    /** Dates are cut to their unit: {@code 2025-06-01}, {@code 2025-06}, {@code 2025}. */
    private static Optional<LocalDate> firstDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text + "0000-01-01".substring(Math.min(text.length(), 10))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** No endpoint and object is called twice within its interval, whatever the other parameters. */
    private void await(RequestKey key) throws CloudException.QuotaSpent {
        Instant now = context.clock().instant();
        Instant before = asked.get(key);
        Duration interval = key.endpoint().interval();
        if (before != null && !before.isAfter(now) && before.plus(interval).isAfter(now)) {
            throw new CloudException.QuotaSpent(
                    "Growatt allows one call of " + key.endpoint() + " in " + interval.toSeconds() + " s.",
                    Duration.between(now, before.plus(interval)));
        }
        asked.put(key, now);
    }
}
