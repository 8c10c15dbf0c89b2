package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.config.hocon.SecretSetting;
import io.github.solarcloud2mqtt.config.hocon.Section;
import io.github.solarcloud2mqtt.config.value.Choice;
import io.github.solarcloud2mqtt.config.value.DurationRange;
import io.github.solarcloud2mqtt.config.value.Excerpt;
import io.github.solarcloud2mqtt.config.value.InvalidValueException;
import io.github.solarcloud2mqtt.config.value.Url;
import io.github.solarcloud2mqtt.config.value.ValueParsers;
import io.github.solarcloud2mqtt.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads an account of Growatt. */
final class GrowattSection {

    /** The keys that only such an account has. */
    static final List<String> KEYS = List.of("token", "token-file", "calls-per-day");

    private static final List<String> KEYS_OF_ISOLARCLOUD = List.of(
            "app-key",
            "app-key-file",
            "secret-key",
            "secret-key-file",
            "auth",
            "language",
            "rsa-public-key",
            "rsa-public-key-file");

    private static final Choice<GrowattRegion> REGIONS = new Choice<>(List.of(GrowattRegion.values()));

    /** The vendor allows one call a minute for the quickest of its devices. */
    private static final DurationRange POLL_INTERVAL = new DurationRange("1m", "1d");

    /** The vendor allows one call in five minutes. */
    private static final DurationRange FAULT_INTERVAL = new DurationRange("5m", "1d", true);

    private static final int FEWEST_CALLS = 20;
    private static final int MOST_CALLS = 100_000;

    private GrowattSection() {}

    /**
     * Reads an account.
     *
     * @param name the owner's name for it
     */
    static CloudSettings read(String name, Section section) {
        section.has("vendor");
        KEYS_OF_ISOLARCLOUD.forEach(key -> CloudSection.refuseForeign(
                section, key, "is for vendor = isolarcloud only; Growatt wants token alone"));
        CloudSettings settings = new CloudSettings(
                name,
                baseUrl(section),
                new Secret(""),
                new Secret(""),
                access(section),
                "",
                CloudSection.plants(section.section("plants")),
                section.required("poll-interval", Duration.ZERO, POLL_INTERVAL),
                section.required("discovery-interval", Duration.ZERO, CloudSection.DISCOVERY_INTERVAL),
                section.required("fault-interval", Duration.ZERO, FAULT_INTERVAL),
                section.required("stale-after", Duration.ZERO, CloudSection.STALE_AFTER),
                section.required("timeout", Duration.ZERO, CloudSection.TIMEOUT),
                Optional.empty());
        CloudSection.warnIfTooSoonStale(section, settings);
        section.refuseUnknownKeys();
        return settings;
    }

    private static Access access(Section section) {
        return new Access.GrowattToken(
                new SecretSetting("token", ValueParsers::key).required(section),
                section.required("calls-per-day", FEWEST_CALLS, GrowattSection::calls));
    }

    private static int calls(String text) throws InvalidValueException {
        boolean number = text.matches("\\d{1,6}");
        int calls = number ? Integer.parseInt(text) : 0;
        Url.refuseIf(
                calls < FEWEST_CALLS || calls > MOST_CALLS,
                Excerpt.of(text) + " is not allowed; must be a number from " + FEWEST_CALLS + " to " + MOST_CALLS);
        return calls;
    }

    private static String baseUrl(Section section) {
        String url = CloudSection.address(section, REGIONS, GrowattRegion::server, GatewayUrl::ofGrowatt);
        if (url.startsWith("http:")) {
            section.warn(
                    "base-url", "begins with http, so everyone on the way can read the token; use https if you can");
        }
        return url;
    }
}
