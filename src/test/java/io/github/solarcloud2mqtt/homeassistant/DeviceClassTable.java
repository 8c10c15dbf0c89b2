package io.github.solarcloud2mqtt.homeassistant;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Home Assistant's own table of device classes, {@code ha-device-classes.csv}. */
public final class DeviceClassTable {

    private static final Map<String, Row> ROWS = read();

    private DeviceClassTable() {}

    /** The row of a class, if there is one. */
    public static Optional<Row> find(String component, String deviceClass) {
        return Optional.ofNullable(ROWS.get(component + " " + deviceClass));
    }

    /**
     * A row of the table.
     *
     * @param units the units it allows; {@code (none)} among them for no unit
     * @param stateClasses the state classes it allows
     */
    public record Row(Set<String> units, Set<String> stateClasses) {

        boolean isNumeric() {
            return !units.isEmpty();
        }

        boolean allowsUnit(String unit) {
            return units.contains(unit.isEmpty() ? "(none)" : unit)
                    || units.stream().anyMatch(allowed -> allowed.startsWith("(any"));
        }
    }

    private static Map<String, Row> read() {
        try (InputStream file =
                        Objects.requireNonNull(DeviceClassTable.class.getResourceAsStream("/ha-device-classes.csv"));
                CsvReader<NamedCsvRecord> table = CsvReader.builder().ofNamedCsvRecord(file)) {
            return table.stream()
                    .collect(Collectors.toUnmodifiableMap(
                            row -> row.getField("component") + " " + row.getField("device_class"),
                            row -> new Row(
                                    list(row.getField("allowed_units")), list(row.getField("allowed_state_classes")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> list(String field) {
        return Arrays.stream(field.split(";")).filter(item -> !item.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
