package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattDevice;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattPlant;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattTimes;
import io.github.solarcloud2mqtt.simulator.growatt.plant.SimulatedGrowattAccount;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.CallParameters;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattError;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.home.fault.HomeFault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The alarms of one device on one day (Growatt OpenAPI v1 alarm_data). */
final class AlarmList {

    /** Alarm codes for the random faults of the home; the documentation does not list the codes. */
    private static final Map<Integer, Integer> NUMBERS =
            Map.of(13801, 300, 13814, 203, 13819, 401, 13824, 506, 13812, 408);

    private final SimulatedGrowattAccount account;

    AlarmList(SimulatedGrowattAccount account) {
        this.account = account;
    }

    /** Returns the alarm code of a fault; one raised with an alarm code keeps it. */
    static int number(int code) {
        return Objects.requireNonNullElse(NUMBERS.get(code), code);
    }

    /** Returns the data of the response. */
    Map<String, Object> list(GrowattDevice device, String serialName, CallParameters form, boolean paged)
            throws GrowattError {
        Integer error = account.alarmErrors().get(device.serial());
        if (error != null) {
            throw GrowattError.failure(error, "error_system");
        }
        GrowattPlant plant = account.plantOf(device);
        ZoneId zone = plant.home().plan().zone();
        LocalDate date = date(form);
        List<Map<String, Object>> alarms = new ArrayList<>();
        for (HomeFault fault : plant.faults(device)) {
            if (fault.raised().atZone(zone).toLocalDate().equals(date)) {
                alarms.add(describe(fault, zone));
            }
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("count", alarms.size());
        data.put(serialName, device.serial());
        data.put("alarms", paged ? form.page(alarms) : alarms);
        return data;
    }

    private static LocalDate date(CallParameters form) throws GrowattError {
        try {
            return LocalDate.parse(form.required("date", 10_003));
        } catch (DateTimeParseException e) {
            throw GrowattError.violation(10_003, "date is invalid");
        }
    }

    private Map<String, Object> describe(HomeFault fault, ZoneId zone) {
        Map<String, Object> alarm = new LinkedHashMap<>();
        alarm.put(key("alarm_code", "alarmCode"), number(fault.code()));
        alarm.put(key("alarm_message", "alarmMessage"), fault.name());
        alarm.put(key("start_time", "startTime"), text(fault.raised(), zone));
        alarm.put(
                key("end_time", "endTime"),
                end(fault).map(end -> text(end, zone)).orElse(""));
        alarm.put("status", 1);
        return alarm;
    }

    private Optional<Instant> end(HomeFault fault) {
        return account.has(ServerVariant.OPEN_ALARMS_END_AT_ONCE)
                ? Optional.of(fault.cleared().orElse(fault.raised()))
                : fault.cleared();
    }

    private String key(String snake, String camel) {
        return account.has(ServerVariant.CAMEL_CASE_ALARMS) ? camel : snake;
    }

    private static String text(Instant time, ZoneId zone) {
        return GrowattTimes.local(time.atZone(zone)) + ".0";
    }
}
