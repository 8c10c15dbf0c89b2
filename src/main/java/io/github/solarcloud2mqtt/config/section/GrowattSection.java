package io.github.solarcloud2mqtt.config.section;

import io.github.solarcloud2mqtt.config.GrowattSettings;
import io.github.solarcloud2mqtt.config.hocon.SecretSetting;
import io.github.solarcloud2mqtt.config.hocon.Section;
import io.github.solarcloud2mqtt.config.value.Choice;
import io.github.solarcloud2mqtt.config.value.DurationRange;
import io.github.solarcloud2mqtt.config.value.GatewayUrl;
import io.github.solarcloud2mqtt.config.value.GrowattRegion;
import io.github.solarcloud2mqtt.config.value.NumberRange;
import io.github.solarcloud2mqtt.config.value.ValueParsers;
import java.util.List;

/** Reads an account of Growatt. */
final class GrowattSection {

    /** The keys that only a Growatt account has. */
    static final List<String> KEYS = List.of("token", "token-file", "calls-per-day");

    private static final Choice<GrowattRegion> REGIONS = Choice.ofNames(GrowattRegion.class);

    /** The vendor allows one call a minute for NOAH, five minutes for other devices. */
    private static final DurationRange POLL_INTERVAL = new DurationRange("1m", "1d");

    /** The vendor allows one call in five minutes. */
    private static final DurationRange FAULT_INTERVAL = new DurationRange("5m", "1d", true);

    private static final NumberRange CALLS_PER_DAY = new NumberRange(20, 100_000);

    private final Section section;
    private final CloudSection cloud;

    /**
     * @param name the user's name for the account
     */
    GrowattSection(String name, Section section) {
        this.section = section;
        cloud = new CloudSection(name, section);
    }

    GrowattSettings read() {
        section.has("vendor");
        cloud.refuseForeign(IsolarcloudSection.KEYS, "is for vendor = isolarcloud only; Growatt needs only token");
        GrowattSettings settings = new GrowattSettings(
                cloud.poll(POLL_INTERVAL, FAULT_INTERVAL),
                cloud.plants(),
                cloud.points(),
                cloud.server(REGIONS, GrowattRegion::server, GatewayUrl::ofGrowatt),
                new SecretSetting("token", ValueParsers::key).required(section),
                section.required("calls-per-day", CALLS_PER_DAY.lowest(), CALLS_PER_DAY));
        if (settings.server().baseUrl().startsWith("http:")) {
            section.warn(
                    "base-url", "begins with http, so everyone on the way can read the token; use https if you can");
        }
        section.refuseUnknownKeys();
        return settings;
    }
}
