package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.points.table.TsvTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields of every kind of device, with the spelling of each version. */
public final class FieldTable {

    private final Map<String, List<Field>> fields;

    public FieldTable() {
        fields = TsvTable.read(FieldTable.class, "fields.tsv").stream()
                .collect(Collectors.groupingBy(
                        row -> row.getField(0) + " " + row.getField(1),
                        Collectors.mapping(
                                row -> new Field(
                                        row.getField(2), row.getField(3).charAt(0)),
                                Collectors.toList())));
    }

    /**
     * Returns the fields of a kind.
     *
     * @param part {@code v1} or {@code v4} for readings, {@code info} for settings
     */
    public List<Field> of(DeviceKind kind, String part) {
        return fields.getOrDefault(kind.v4Name + " " + part, List.of());
    }

    /**
     * A field.
     *
     * @param name its case-sensitive key
     * @param type i integer, n number, s text, b boolean, t time, c calendar
     */
    public record Field(String name, char type) {}
}
