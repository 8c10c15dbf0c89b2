package io.github.solarcloud2mqtt.config;

import java.time.Duration;
import java.util.List;

/** Reads one cloud. */
final class CloudSection {

    private static final Choice<Region> REGIONS = new Choice<>(List.of(Region.values()));
    private static final DurationRange POLL_INTERVAL = new DurationRange("1s", "1d");
    private static final DurationRange DISCOVERY_INTERVAL = new DurationRange("1m", "30d");
    private static final DurationRange FAULT_INTERVAL = new DurationRange("1s", "1d", true);
    private static final DurationRange STALE_AFTER = new DurationRange("1s", "30d");
    private static final DurationRange TIMEOUT = new DurationRange("1s", "5m");

    private CloudSection() {}

    /**
     * Reads a cloud.
     *
     * @param name the owner's name for it
     */
    static CloudSettings read(String name, Section section) {
        section.required("vendor", "", new Choice<>(List.of("isolarcloud")));
        String gateway = baseUrl(section);
        CloudSettings settings = new CloudSettings(
                name,
                gateway,
                new SecretKey("app-key", Texts::key).required(section),
                new SecretKey("secret-key", Texts::key).required(section),
                new AuthSection(section.section("auth"), gateway).read(),
                section.required("language", "", Texts::language),
                plants(section.section("plants")),
                section.required("poll-interval", Duration.ZERO, POLL_INTERVAL),
                section.required("discovery-interval", Duration.ZERO, DISCOVERY_INTERVAL),
                section.required("fault-interval", Duration.ZERO, FAULT_INTERVAL),
                section.required("stale-after", Duration.ZERO, STALE_AFTER),
                section.required("timeout", Duration.ZERO, TIMEOUT),
                new TextOrFile<>("rsa-public-key", PublicKeyText::parse).optional(section));
        warnIfTooSoonStale(section, settings);
        section.refuseUnknownKeys();
        return settings;
    }

    private static String baseUrl(Section section) {
        boolean hasRegion = section.has("region");
        boolean hasUrl = section.has("base-url");
        if (hasRegion && hasUrl) {
            section.refuse("base-url", "given together with " + section.called("region") + "; give only one of them");
        }
        if (!hasRegion && !hasUrl) {
            section.missing(
                    "region", section.explainMissing("region", "base-url") + "; region is one of " + Region.words());
        }
        String ofRegion =
                section.optional("region", REGIONS).map(Region::gateway).orElse("");
        return section.optional("base-url", GatewayUrl::parse).orElse(ofRegion);
    }

    private static PlantSelection plants(Section plants) {
        PlantSelection selection = new PlantSelection(plants.texts("include"), plants.texts("exclude"));
        plants.refuseUnknownKeys();
        return selection;
    }

    private static void warnIfTooSoonStale(Section section, CloudSettings settings) {
        if (settings.staleAfter().compareTo(settings.pollInterval().multipliedBy(2)) < 0) {
            section.warn(
                    "stale-after",
                    "shorter than twice " + section.called("poll-interval")
                            + "; three times that is used, as one late answer would make devices offline");
        }
    }
}
