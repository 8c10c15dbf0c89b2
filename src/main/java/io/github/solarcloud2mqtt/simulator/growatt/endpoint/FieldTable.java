package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The fields of every kind of device, in their own spelling for each version. */
public final class FieldTable {

    private final Map<String, List<Field>> fields;

    public FieldTable() {
        InputStream stream = Objects.requireNonNull(FieldTable.class.getResourceAsStream("fields.tsv"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            fields = reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.groupingBy(
                            cells -> cells[0] + " " + cells[1],
                            Collectors.mapping(cells -> new Field(cells[2], cells[3].charAt(0)), Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The fields of a kind.
     *
     * @param part {@code v1} or {@code v4} for readings, {@code info} for what is set
     */
    public List<Field> of(DeviceKind kind, String part) {
        return fields.getOrDefault(kind.v4Name + " " + part, List.of());
    }

    /**
     * A field.
     *
     * @param name its key, whose case matters
     * @param type i integer, n number, s text, b boolean, t time, c calendar
     */
    public record Field(String name, char type) {}
}
