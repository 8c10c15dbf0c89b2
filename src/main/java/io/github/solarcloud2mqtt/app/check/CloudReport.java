package io.github.solarcloud2mqtt.app.check;

import io.github.solarcloud2mqtt.app.component.CloudComponent;
import io.github.solarcloud2mqtt.catalog.DerivedPower;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.poll.PollRate;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Prints the report of {@code check} about one cloud. */
public final class CloudReport {

    private static final int INDENT = 2;
    private static final int VALUE_WIDTH = 60;

    private final CloudComponent cloud;
    private final PrintWriter out;
    private final Set<String> nodes = new HashSet<>();

    public CloudReport(CloudComponent cloud, PrintWriter out) {
        this.cloud = cloud;
        this.out = out;
    }

    /** Reads the account, prints its content, and returns whether it works. */
    public CheckResult print() {
        String part = "Cloud " + cloud.settings().name();
        String title = part + " (" + cloud.cloud().vendor() + "): ";
        try {
            DiscoveryResult found = cloud.discovery().run();
            out.println();
            out.println(title + found.summary());
            found.devices()
                    .forEach(known ->
                            nodes.add(DiscoveryMessages.node(cloud.cloud().vendor(), known.id())));
            printDevices(found);
            if (found.plants().isEmpty()) {
                out.println(found.noPlants());
                return CheckResult.fails(part, found.noPlants());
            }
            List<String> shortcomings = new ArrayList<>();
            found.gap().map(CloudException::getMessage).ifPresent(sentence -> {
                out.println();
                out.println(sentence);
                shortcomings.add(sentence);
            });
            printCost(found);
            unaffordable(found).ifPresent(sentence -> {
                out.println(sentence);
                shortcomings.add(sentence);
            });
            return shortcomings.isEmpty()
                    ? CheckResult.works(part)
                    : CheckResult.partly(part, String.join(" ", shortcomings));
        } catch (CloudException e) {
            out.println(title + e.getMessage());
            return CheckResult.fails(part, String.valueOf(e.getMessage()));
        } finally {
            cloud.budget().save();
        }
    }

    /** The devices that were found, as levels of the topics of discovery. */
    public Set<String> nodes() {
        return Set.copyOf(nodes);
    }

    /** Names the devices that the calls of a day do not suffice for, even once. */
    private Optional<String> unaffordable(DiscoveryResult found) {
        OptionalLong perDay = cloud.budget().perDay();
        List<Query> queries = cloud.cloud().plan(MonitoredDevice.wanted(found.devices()));
        if (perDay.isEmpty() || queries.size() <= perDay.getAsLong()) {
            return Optional.empty();
        }
        String devices = queries.stream()
                .skip(perDay.getAsLong())
                .flatMap(query -> query.devices().stream())
                .map(Device::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(
                "One round needs " + queries.size() + " calls, but the account may make " + perDay.getAsLong()
                        + " a day. These devices are not read every day: " + devices
                        + ". Raise calls-per-day if the vendor allows it, or leave out plants or points.");
    }

    private void printDevices(DiscoveryResult found) {
        Map<String, Reading> readings =
                found.readings().stream().collect(Collectors.toMap(Reading::deviceId, Function.identity()));
        for (MonitoredDevice known : found.devices()) {
            out.println();
            out.println(describe(known));
            Optional<Reading> reading = Optional.ofNullable(readings.get(known.id()));
            TextTable table = table(known.points());
            Map<String, PointValue> values = values(known, reading);
            known.points()
                    .forEach(point ->
                            table.addRowValues(point.key(), point.name(), text(point, values.get(point.key()))));
            out.print(table);
        }
    }

    private static String describe(MonitoredDevice known) {
        Device device = known.device();
        String details = List.of(
                        device.type().name(),
                        device.hardware().model().orElse(""),
                        device.hardware().serialNumber().orElse(""))
                .stream()
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        String seen = known.points().isEmpty() ? ": no measuring points" : "";
        return device.name() + " [" + device.id() + "] " + details + seen;
    }

    private Map<String, PointValue> values(MonitoredDevice known, Optional<Reading> reading) {
        Map<String, PointValue> values = new HashMap<>();
        for (MeasuringPoint point : known.points()) {
            Optional.ofNullable(known.properties().get(point.id()))
                    .map(RawValue::of)
                    .or(() -> reading.flatMap(
                            present -> Optional.ofNullable(present.values().get(point.id()))))
                    .flatMap(raw -> cloud.catalog().interpret(point, raw))
                    .ifPresent(value -> values.put(point.key(), value));
        }
        DerivedPower.update(known.points(), Set.copyOf(values.keySet()), values);
        return values;
    }

    private static String text(MeasuringPoint point, @Nullable PointValue value) {
        return value == null ? "-" : (value.text() + " " + point.unit()).strip();
    }

    private static TextTable table(List<MeasuringPoint> points) {
        TextTable table = TextTable.forColumns(
                new ColorScheme.Builder(Ansi.OFF).build(),
                column(points, MeasuringPoint::key),
                column(points, MeasuringPoint::name),
                new Column(VALUE_WIDTH, INDENT, Overflow.WRAP));
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        return table;
    }

    private static Column column(List<MeasuringPoint> points, Function<MeasuringPoint, String> text) {
        int longest = points.stream().map(text).mapToInt(String::length).max().orElse(0);
        return new Column(longest + INDENT + 1, INDENT, Overflow.SPAN);
    }

    private void printCost(DiscoveryResult found) {
        CallBudget budget = cloud.budget();
        String limits = limits(budget);
        int callsForFaults = cloud.settings().watchesFaults() ? cloud.cloud().callsForFaults(found.plants()) : 0;
        List<Query> round = cloud.cloud().plan(MonitoredDevice.wanted(found.devices()));
        PollRate pace = PollRate.of(cloud.settings(), budget, round, callsForFaults);
        out.println();
        out.println(
                "Calls: " + round.size() + " for a round, " + callsForFaults + " for the faults. " + pace.sentence());
        out.println(limits);
    }

    private String limits(CallBudget budget) {
        try {
            cloud.cloud().quota().ifPresent(budget::learn);
        } catch (CloudException e) {
            return "The cloud does not report how many calls the account may make: " + e.getMessage();
        }
        return budget.left().isEmpty()
                ? "The cloud does not report how many calls the account may make. The bridge has made "
                        + budget.madeToday() + " today."
                : "Calls the account may make: "
                        + Stream.of(text(budget.perHour(), " an hour"), text(budget.perDay(), " a day"))
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(" and "))
                        + "; " + budget.left().getAsLong() + " are left now.";
    }

    private static Optional<String> text(OptionalLong number, String per) {
        return number.isPresent() ? Optional.of(number.getAsLong() + per) : Optional.empty();
    }
}
