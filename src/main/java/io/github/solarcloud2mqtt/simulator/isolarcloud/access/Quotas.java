package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.IsolarcloudEndpoint;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The call quotas per hour and day (Sungrow Open API 2.2). Hours are those of UTC and the code of the daily quota is that of
 * the hourly one, because the documentation does not say.
 */
public final class Quotas implements IsolarcloudEndpoint {

    private static final int HOURS = 24;

    private final InstantSource clock;
    private final int[] callsInHour = new int[HOURS];
    private Instant today = Instant.EPOCH;
    private int perHour = 2_000;
    private int perDay = 48_000;

    public Quotas(InstantSource clock) {
        this.clock = clock;
    }

    public void set(int newPerHour, int newPerDay) {
        perHour = newPerHour;
        perDay = newPerDay;
    }

    /** Counts a call; fails if the quota is used up. */
    void count() throws ApiError {
        int hour = enterHour();
        if (callsInHour[hour] >= perHour || callsToday() >= perDay) {
            throw ApiError.failure("E999", "er_hour_call_api_times_upper_limit");
        }
        callsInHour[hour]++;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) {
        int now = enterHour();
        List<Map<String, Object>> limits = new ArrayList<>();
        List<Map<String, Object>> left = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            limits.add(Map.of("hour", String.valueOf(hour), "max_call_times", perHour));
            left.add(Map.of(
                    "hour",
                    String.format(Locale.ROOT, "%02d", hour),
                    "times",
                    String.valueOf(Math.max(0, perHour - callsInHour[hour]))));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("per_day_access_times_config", String.valueOf(perDay));
        data.put("curr_hour_accessed_times", String.valueOf(callsInHour[now]));
        data.put("today_accessed_times", String.valueOf(callsToday()));
        data.put("per_hour_access_times_config", limits);
        data.put("per_hour_residue_times", left);
        return data;
    }

    private int callsToday() {
        int calls = 0;
        for (int inHour : callsInHour) {
            calls += inHour;
        }
        return calls;
    }

    private int enterHour() {
        Instant day = clock.instant().truncatedTo(ChronoUnit.DAYS);
        if (!day.equals(today)) {
            today = day;
            Arrays.fill(callsInHour, 0);
        }
        return clock.instant().atOffset(ZoneOffset.UTC).getHour();
    }
}
