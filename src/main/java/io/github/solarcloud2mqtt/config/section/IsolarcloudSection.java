package io.github.solarcloud2mqtt.config.section;

import io.github.solarcloud2mqtt.config.IsolarcloudSettings;
import io.github.solarcloud2mqtt.config.ServerSettings;
import io.github.solarcloud2mqtt.config.hocon.SecretSetting;
import io.github.solarcloud2mqtt.config.hocon.Section;
import io.github.solarcloud2mqtt.config.hocon.TextOrFile;
import io.github.solarcloud2mqtt.config.value.Choice;
import io.github.solarcloud2mqtt.config.value.DurationRange;
import io.github.solarcloud2mqtt.config.value.GatewayUrl;
import io.github.solarcloud2mqtt.config.value.IsolarcloudRegion;
import io.github.solarcloud2mqtt.config.value.PublicKeyParser;
import io.github.solarcloud2mqtt.config.value.ValueParsers;
import java.util.List;

/** Reads an account of iSolarCloud. */
final class IsolarcloudSection {

    /** The keys that only an iSolarCloud account has. */
    static final List<String> KEYS = List.of(
            "app-key",
            "app-key-file",
            "secret-key",
            "secret-key-file",
            "auth",
            "language",
            "rsa-public-key",
            "rsa-public-key-file");

    private static final Choice<IsolarcloudRegion> REGIONS = Choice.ofNames(IsolarcloudRegion.class);
    private static final DurationRange POLL_INTERVAL = new DurationRange("1s", "1d");
    private static final DurationRange FAULT_INTERVAL = new DurationRange("1s", "1d", true);

    private final Section section;
    private final CloudSection cloud;

    /**
     * @param name the user's name for the account
     */
    IsolarcloudSection(String name, Section section) {
        this.section = section;
        cloud = new CloudSection(name, section);
    }

    IsolarcloudSettings read() {
        section.has("vendor");
        cloud.refuseForeign(
                GrowattSection.KEYS, "is for vendor = growatt only; iSolarCloud needs app-key, secret-key and auth");
        ServerSettings server = cloud.server(REGIONS, IsolarcloudRegion::gateway, GatewayUrl::ofIsolarcloud);
        IsolarcloudSettings settings = new IsolarcloudSettings(
                cloud.poll(POLL_INTERVAL, FAULT_INTERVAL),
                cloud.plants(),
                cloud.points(),
                server,
                new IsolarcloudSettings.Application(
                        new SecretSetting("app-key", ValueParsers::key).required(section),
                        new SecretSetting("secret-key", ValueParsers::key).required(section),
                        new TextOrFile<>("rsa-public-key", PublicKeyParser::parse).optional(section)),
                new AuthSection(section.section("auth"), server.baseUrl()).read(),
                section.required("language", "", ValueParsers::language));
        section.refuseUnknownKeys(AuthSection.ADVICE_OUTSIDE);
        return settings;
    }
}
