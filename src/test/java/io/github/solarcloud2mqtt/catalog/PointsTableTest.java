package io.github.solarcloud2mqtt.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.solarcloud2mqtt.plant.Unit;
import io.github.solarcloud2mqtt.topics.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"isolarcloud", "growatt"})
class PointsTableTest {

    private static final Set<String> COUNTED = Set.of("Wh", "kWh", "varh", "kvarh", "h", "Wh/m²");

    private final String vendor;
    private final List<NamedCsvRecord> rows;

    PointsTableTest(String vendor) {
        this.vendor = vendor;
        rows = ResourceTable.read(vendor + "-points.csv");
    }

    @Test
    void keysNeverChange() throws IOException {
        assertThat(ofEachType("point_id", "key")).containsExactlyElementsOf(golden(vendor));
    }

    @Test
    void noTwoPointsOfADeviceTypeHaveTheSameKey() {
        assertThat(ofEachType("key")).doesNotHaveDuplicates();
    }

    @Test
    void noPointIsListedTwice() {
        assertThat(ofEachType("point_id")).doesNotHaveDuplicates();
    }

    @Test
    void theSameKeyHasTheSameNameAtBothVendors() {
        Map<String, String> names = new HashMap<>();
        for (String each : List.of("isolarcloud", "growatt")) {
            ResourceTable.read(each + "-points.csv").forEach(row -> {
                String before = names.put(row.getField("key"), row.getField("name"));
                assertThat(before).as(row.getField("key")).isIn(null, row.getField("name"));
            });
        }
    }

    @Test
    void keysAreSnakeCaseAndNotReserved() {
        assertThat(rows)
                .map(row -> row.getField("key"))
                .allMatch(key -> key.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"))
                .doesNotContainAnyElementsOf(Topics.RESERVED);
    }

    @Test
    void noKeyLooksLikeThatOfAnUncataloguedPoint() {
        Set<String> uncatalogued =
                rows.stream().map(row -> "p" + row.getField("point_id")).collect(toSet());
        assertThat(rows)
                .map(row -> row.getField("key"))
                .noneMatch(key -> key.matches("p[0-9]+"))
                .doesNotContainAnyElementsOf(uncatalogued);
    }

    @Test
    void namesAreShortEnglishInSentenceCase() {
        assertThat(rows)
                .map(row -> row.getField("name"))
                .allMatch(name -> name.matches("[A-Z][A-Za-z0-9-]*( [A-Za-z0-9-]+| \\([A-Z]+\\)|, [a-z]+)*"))
                .allMatch(name -> name.length() <= 50);
    }

    @Test
    void oneKeyHasOneNameOnAllDevices() {
        Map<String, Set<String>> names = rows.stream()
                .collect(groupingBy(row -> row.getField("key"), mapping(row -> row.getField("name"), toSet())));
        assertThat(names).allSatisfy((key, ofKey) -> assertThat(ofKey).as(key).hasSize(1));
    }

    @Test
    void energiesAreCountersOfThePeriodInTheirKey() {
        assertThat(rows)
                .filteredOn(row -> COUNTED.contains(row.getField("unit").replace("=", "")))
                .allSatisfy(row -> assertThat(row.getField("kind"))
                        .as(text(row) + " " + row.getField("key"))
                        .isEqualTo(kindNamedBy(row.getField("key"))));
    }

    @Test
    void aCounterIsNamedAfterItsPeriod() {
        assertThat(rows)
                .filteredOn(row -> Set.of("lifetime", "daily", "period").contains(row.getField("kind")))
                .allSatisfy(row -> assertThat(kindNamedBy(row.getField("key"))).isEqualTo(row.getField("kind")));
    }

    @Test
    void flagsAreYesOrEmpty() {
        assertThat(rows)
                .flatMap(row -> List.of(row.getField("enabled"), row.getField("diagnostic")))
                .containsOnly("yes", "");
    }

    @Test
    void aStatusHasWordsAndNothingElseHas() {
        assertThat(rows)
                .allMatch(row -> row.getField("kind").equals("status")
                        != row.getField("words").isEmpty());
    }

    @Test
    void onlyNumbersHaveAUnit() {
        assertThat(rows)
                .filteredOn(row -> Set.of("status", "text").contains(row.getField("kind")))
                .allMatch(row -> row.getField("unit").isEmpty()
                        && row.getField("fraction").isEmpty());
    }

    @Test
    void pointsConvertedToPercentagesHaveThatUnit() {
        assertThat(rows)
                .filteredOn(row -> !row.getField("fraction").isEmpty())
                .allMatch(row -> row.getField("unit").equals("%"));
    }

    @Test
    void everyUnitIsKnownAndInItsOneSpelling() {
        UnitTable units = new UnitTable();
        assertThat(rows)
                .map(row -> row.getField("unit").replace("=", ""))
                .filteredOn(unit -> !unit.isEmpty())
                .allSatisfy(unit ->
                        assertThat(units.find(unit).map(Unit::symbol)).as(unit).contains(unit));
    }

    @Test
    void wordsAreShortAndInSentenceCase() {
        assertThat(ResourceTable.read(vendor + "-words.csv"))
                .map(row -> row.getField("word"))
                .allMatch(word -> word.matches("[A-Z][A-Za-z/, -]*") && word.length() <= 40);
    }

    private static String kindNamedBy(String key) {
        if (key.startsWith("daily_")) {
            return "daily";
        }
        if (key.matches("(hourly|monthly|annual)_.*")) {
            return "period";
        }
        return key.matches("(.*_)?total_.*") ? "lifetime" : "measurement";
    }

    private static String text(NamedCsvRecord row) {
        return row.getField("device_type") + " " + row.getField("point_id");
    }

    /** Some fields of each row, once for each of its types of device. */
    private List<String> ofEachType(String... fields) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.getField("device_type").split(" "))
                        .map(type -> type + " "
                                + Stream.of(fields).map(row::getField).collect(joining(" "))))
                .toList();
    }

    private static List<String> golden(String vendor) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(PointsTableTest.class.getResourceAsStream(vendor + "-keys.txt")),
                        StandardCharsets.UTF_8));
                Stream<String> lines = reader.lines()) {
            return lines.filter(line -> !line.startsWith("#")).toList();
        }
    }
}
