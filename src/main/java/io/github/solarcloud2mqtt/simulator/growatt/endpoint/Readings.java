package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.endpoint.FieldTable.Field;
import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceStatus;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattDevice;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattTimes;
import io.github.solarcloud2mqtt.simulator.growatt.plant.LoggerUploads;
import io.github.solarcloud2mqtt.simulator.growatt.plant.SimulatedGrowattAccount;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.home.fault.HomeFault;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The readings and settings of one device, as the vendor sends them: numbers with single precision noise, fillers for
 * unsupported registers, and the texts {@code null} and {@code Unknown} (Growatt OpenAPI v1 and v4 last data).
 */
public final class Readings {

    private static final Set<String> SERIAL_NUMBERS = Set.of("serialNum", "deviceSn", "inverterId");
    private static final Set<String> LOGGERS = Set.of("dataLogSn", "datalogSn");
    private static final Set<String> FAULT_CODES = Set.of("faultType", "faultCode", "errorCode");
    private static final Set<String> GRID_POWER_FIELDS = Set.of("pacToGridTotal", "pacToUserR");
    private static final Map<String, Object> FILLERS = Map.of(
            "eex1Today", -0.1,
            "eex1Total", -0.1,
            "eex2Today", -0.1,
            "eex2Total", -0.1,
            "pex1", -0.1,
            "upsLoadpercent", -0.001,
            "dciT", 6553.5,
            "epsVac2", "",
            "epsVac3", "null");

    /** Fields with codes, which are 0 in unsupported registers too. */
    private static final Pattern CODES = Pattern.compile(".*(Status|Mode|[Ff]ault|[Ww]arn|[Ee]rror|Code).*");

    private final FieldTable table = new FieldTable();
    private final FieldGenerators generators = new FieldGenerators();
    private final SimulatedGrowattAccount account;
    private final LoggerUploads uploads;
    private final GrowattTimes times;

    public Readings(SimulatedGrowattAccount account, LoggerUploads uploads, GrowattTimes times) {
        this.account = account;
        this.uploads = uploads;
        this.times = times;
    }

    /** Returns the last readings of a device in version 1 or 4. */
    Map<String, @Nullable Object> read(GrowattDevice device, int version) {
        return read(device, version, uploads.lastReport(device));
    }

    /** Returns the readings of a device in version 1 or 4 in some state. */
    Map<String, @Nullable Object> read(GrowattDevice device, int version, ReportedState state) {
        Map<String, @Nullable Object> readings = new LinkedHashMap<>();
        for (Field field : table.of(device.kind(), "v" + version)) {
            readings.put(spelled(field.name(), device, version), value(field, device, version, state));
        }
        return readings;
    }

    /** Returns the settings of a device. */
    Map<String, @Nullable Object> settings(GrowattDevice device) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put(device.kind() == DeviceKind.NOAH ? "deviceSn" : "serialNum", device.serial());
        for (Field field : table.of(device.kind(), "info")) {
            settings.put(field.name(), setting(field, device));
        }
        return settings;
    }

    private Object setting(Field field, GrowattDevice device) {
        return switch (field.name()) {
            case "lost" -> uploads.isLost(device);
            case "lastUpdateTime" ->
                times.millis(uploads.lastReport(device).snapshot().time());
            case "status" -> DeviceStatus.inReadings(device.kind(), uploads.lastReport(device));
            default -> field.type() == 's' ? "null" : field.name().contains("Power") ? 100 : 0;
        };
    }

    private String spelled(String name, GrowattDevice device, int version) {
        boolean numbered =
                version == 1 && device.kind() == DeviceKind.SPH && account.has(ServerVariant.NUMBERED_DISCHARGE);
        return numbered ? name.replace("edischargeT", "edischarge1T") : name;
    }

    private Object value(Field field, GrowattDevice device, int version, ReportedState state) {
        Object override = account.valueOverrides().get(field.name());
        if (override != null) {
            return override;
        }
        return switch (field.type()) {
            case 't' ->
                device.kind() == DeviceKind.NOAH && field.name().equals("time")
                        ? (Object) times.millis(state.snapshot().time())
                        : times.text(state.snapshot().time());
            case 'c' -> calendar(state, version);
            // Recordings have true in fresh readings.
            case 'b' -> true;
            case 's' -> text(field.name(), device, state);
            default -> number(field, device, state);
        };
    }

    private Object calendar(ReportedState state, int version) {
        long millis = times.millis(state.snapshot().time());
        return version == 1 ? GrowattTimes.calendar(millis) : (Object) millis;
    }

    private String text(String name, GrowattDevice device, ReportedState state) {
        if (SERIAL_NUMBERS.contains(name)) {
            return device.serial();
        }
        if (LOGGERS.contains(name)) {
            return account.plantOf(device).logger();
        }
        return switch (name) {
            case "statusText" -> DeviceStatus.words(device.kind(), state);
            case "errorText", "warnText" -> "Unknown";
            case "battery1SerialNum" -> device.serial() + "B1";
            default -> "";
        };
    }

    private Object number(Field field, GrowattDevice device, ReportedState state) {
        String name = field.name();
        if (name.equals("status")) {
            return DeviceStatus.inReadings(device.kind(), state);
        }
        if (FAULT_CODES.contains(name) || name.equals("warnCode")) {
            return activeCode(device, name.equals("warnCode") ? 2 : 1);
        }
        Optional<FieldGenerators.FieldGenerator> generator = generators.of(name);
        if (generator.isEmpty()) {
            return FILLERS.getOrDefault(name, filler(field, device));
        }
        return printed(generator.get().value(state, device.kind().roof) / divisor(name, device), field.type());
    }

    /** Slots of battery packs that a NOAH does not have are always 0. */
    private Object filler(Field field, GrowattDevice device) {
        boolean filled = account.has(ServerVariant.FILLED_REGISTERS)
                && device.kind() != DeviceKind.NOAH
                && !CODES.matcher(field.name()).matches();
        if (field.type() == 'i') {
            return filled ? 65_535 : 0;
        }
        return filled ? 6_553.5 : 0.0;
    }

    private double divisor(String name, GrowattDevice device) {
        return device.kind() == DeviceKind.SPH
                        && GRID_POWER_FIELDS.contains(name)
                        && account.has(ServerVariant.SPH_GRID_POWER_IN_KILOWATTS)
                ? 1_000
                : 1;
    }

    /** Rounds to one digit and converts to single precision, as the vendor does. */
    private Object printed(double number, char type) {
        Object printed = type == 'i' ? (Object) Math.round(number) : (double) (float) (Math.round(number * 10) / 10.0);
        return account.has(ServerVariant.NUMBERS_AS_TEXT) ? String.valueOf(printed) : printed;
    }

    private int activeCode(GrowattDevice device, int type) {
        return account.plantOf(device).faults(device).stream()
                .filter(fault -> fault.cleared().isEmpty() && fault.type() == type)
                .mapToInt(HomeFault::code)
                .map(AlarmList::number)
                .findFirst()
                .orElse(0);
    }
}
