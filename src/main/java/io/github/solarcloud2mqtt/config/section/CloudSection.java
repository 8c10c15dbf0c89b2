package io.github.solarcloud2mqtt.config.section;

import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.config.PlantSelection;
import io.github.solarcloud2mqtt.config.ServerSettings;
import io.github.solarcloud2mqtt.config.hocon.Section;
import io.github.solarcloud2mqtt.config.value.Choice;
import io.github.solarcloud2mqtt.config.value.DurationRange;
import io.github.solarcloud2mqtt.config.value.ValueParser;
import io.github.solarcloud2mqtt.config.value.ValueParsers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Reads the keys that the clouds of all vendors have. */
final class CloudSection {

    private static final DurationRange DISCOVERY_INTERVAL = new DurationRange("1m", "30d");
    private static final DurationRange STALE_AFTER = new DurationRange("1s", "30d");
    private static final DurationRange TIMEOUT = new DurationRange("1s", "5m");

    private final String name;
    private final Section section;

    /**
     * @param name the user's name for the cloud
     */
    CloudSection(String name, Section section) {
        this.name = name;
        this.section = section;
    }

    /** The polling settings, within the limits of the vendor. */
    PollSettings poll(DurationRange pollInterval, DurationRange faultInterval) {
        PollSettings poll = new PollSettings(
                name,
                section.required("poll-interval", Duration.ZERO, pollInterval),
                section.required("discovery-interval", Duration.ZERO, DISCOVERY_INTERVAL),
                section.required("fault-interval", Duration.ZERO, faultInterval),
                section.required("stale-after", Duration.ZERO, STALE_AFTER));
        if (poll.staleAfter().compareTo(poll.pollInterval().multipliedBy(2)) < 0) {
            section.warn(
                    "stale-after",
                    "shorter than twice " + section.called("poll-interval")
                            + "; three times that is used, as one late answer would make devices offline");
        }
        return poll;
    }

    PlantSelection plants() {
        Section plants = section.section("plants");
        PlantSelection selection = new PlantSelection(
                plants.texts("include", ValueParsers::name), plants.texts("exclude", ValueParsers::name));
        plants.refuseUnknownKeys();
        return selection;
    }

    PointSelection points() {
        Section points = section.section("points");
        PointSelection selection = new PointSelection(
                points.texts("include", ValueParsers::pointGlob), points.texts("exclude", ValueParsers::pointGlob));
        points.refuseUnknownKeys();
        return selection;
    }

    /**
     * The server; its URL is empty if it is not allowed, given twice or missing.
     *
     * @param ofRegion the URL of a region
     * @param baseUrl parses a URL that is given instead of a region
     */
    <R> ServerSettings server(Choice<R> regions, Function<R, String> ofRegion, ValueParser<String> baseUrl) {
        boolean hasRegion = section.has("region");
        boolean hasUrl = section.has("base-url");
        if (hasRegion && hasUrl) {
            section.refuse("base-url", "given together with " + section.called("region") + "; give only one of them");
        }
        if (!hasRegion && !hasUrl) {
            section.missing("region", section.explainMissing("region", "base-url") + "; region is " + regions.listed());
        }
        String known = section.optional("region", regions).map(ofRegion).orElse("");
        return new ServerSettings(
                section.optional("base-url", baseUrl).orElse(known),
                section.required("timeout", Duration.ZERO, TIMEOUT));
    }

    /** Refuses keys that only clouds of the other vendor have. */
    void refuseForeign(List<String> keys, String sentence) {
        for (String key : keys) {
            if (section.has(key)) {
                section.refuse(key, sentence);
            }
        }
    }
}
