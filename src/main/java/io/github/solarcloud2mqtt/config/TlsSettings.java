package io.github.solarcloud2mqtt.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files for encrypted connections to the broker. Each of them can be read at the time of loading; what is in them is not
 * looked at.
 *
 * @param caFile whom to trust instead of the authorities Java knows
 * @param certificateFile what the bridge shows the broker; always together with the key
 * @param keyFile the key of that certificate
 */
public record TlsSettings(Optional<Path> caFile, Optional<Path> certificateFile, Optional<Path> keyFile) {

    /** Whether any file is given. */
    public boolean isConfigured() {
        return caFile.isPresent() || certificateFile.isPresent() || keyFile.isPresent();
    }
}
