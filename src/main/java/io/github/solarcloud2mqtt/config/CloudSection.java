package io.github.solarcloud2mqtt.config;

import com.typesafe.config.ConfigObject;
import io.github.solarcloud2mqtt.config.hocon.SecretSetting;
import io.github.solarcloud2mqtt.config.hocon.Section;
import io.github.solarcloud2mqtt.config.hocon.TextOrFile;
import io.github.solarcloud2mqtt.config.value.Choice;
import io.github.solarcloud2mqtt.config.value.DurationRange;
import io.github.solarcloud2mqtt.config.value.PublicKeyParser;
import io.github.solarcloud2mqtt.config.value.ValueParser;
import io.github.solarcloud2mqtt.config.value.ValueParsers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Reads one cloud. */
final class CloudSection {

    static final DurationRange DISCOVERY_INTERVAL = new DurationRange("1m", "30d");
    static final DurationRange STALE_AFTER = new DurationRange("1s", "30d");
    static final DurationRange TIMEOUT = new DurationRange("1s", "5m");

    private static final String GROWATT = "growatt";
    private static final Choice<String> VENDORS = new Choice<>(List.of("isolarcloud", GROWATT));
    private static final Choice<IsolarcloudRegion> REGIONS = new Choice<>(List.of(IsolarcloudRegion.values()));
    private static final DurationRange POLL_INTERVAL = new DurationRange("1s", "1d");
    private static final DurationRange FAULT_INTERVAL = new DurationRange("1s", "1d", true);

    private CloudSection() {}

    /**
     * Reads a cloud.
     *
     * @param name the owner's name for it
     * @param growattDefaults what holds for an account of Growatt where the section says nothing
     */
    static CloudSettings read(String name, Section section, ConfigObject growattDefaults) {
        boolean growatt = section.required("vendor", "", VENDORS).equals(GROWATT);
        return growatt ? GrowattSection.read(name, section.withDefaults(growattDefaults)) : isolarcloud(name, section);
    }

    private static CloudSettings isolarcloud(String name, Section section) {
        GrowattSection.KEYS.forEach(key -> refuseForeign(
                section, key, "is for vendor = growatt only; iSolarCloud wants app-key, secret-key and auth"));
        String gateway = address(section, REGIONS, IsolarcloudRegion::gateway, GatewayUrl::parse);
        CloudSettings settings = new CloudSettings(
                name,
                gateway,
                new SecretSetting("app-key", ValueParsers::key).required(section),
                new SecretSetting("secret-key", ValueParsers::key).required(section),
                new AuthSection(section.section("auth"), gateway).read(),
                section.required("language", "", ValueParsers::language),
                plants(section.section("plants")),
                section.required("poll-interval", Duration.ZERO, POLL_INTERVAL),
                section.required("discovery-interval", Duration.ZERO, DISCOVERY_INTERVAL),
                section.required("fault-interval", Duration.ZERO, FAULT_INTERVAL),
                section.required("stale-after", Duration.ZERO, STALE_AFTER),
                section.required("timeout", Duration.ZERO, TIMEOUT),
                new TextOrFile<>("rsa-public-key", PublicKeyParser::parse).optional(section));
        warnIfTooSoonStale(section, settings);
        section.refuseUnknownKeys();
        return settings;
    }

    /** Refuses a key that only clouds of another vendor have. */
    static void refuseForeign(Section section, String key, String sentence) {
        if (section.has(key)) {
            section.refuse(key, sentence);
        }
    }

    /**
     * The address of a cloud; empty if it is wrong, given twice or not at all.
     *
     * @param ofRegion the address that a region has
     * @param baseUrl reads the owner's own
     */
    static <R> String address(
            Section section, Choice<R> regions, Function<R, String> ofRegion, ValueParser<String> baseUrl) {
        boolean hasRegion = section.has("region");
        boolean hasUrl = section.has("base-url");
        if (hasRegion && hasUrl) {
            section.refuse("base-url", "given together with " + section.called("region") + "; give only one of them");
        }
        if (!hasRegion && !hasUrl) {
            section.missing("region", section.explainMissing("region", "base-url") + "; region is " + regions.listed());
        }
        String known = section.optional("region", regions).map(ofRegion).orElse("");
        return section.optional("base-url", baseUrl).orElse(known);
    }

    static PlantSelection plants(Section plants) {
        PlantSelection selection = new PlantSelection(plants.texts("include"), plants.texts("exclude"));
        plants.refuseUnknownKeys();
        return selection;
    }

    static void warnIfTooSoonStale(Section section, CloudSettings settings) {
        if (settings.staleAfter().compareTo(settings.pollInterval().multipliedBy(2)) < 0) {
            section.warn(
                    "stale-after",
                    "shorter than twice " + section.called("poll-interval")
                            + "; three times that is used, as one late answer would make devices offline");
        }
    }
}
