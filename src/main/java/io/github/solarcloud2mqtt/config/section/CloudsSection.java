package io.github.solarcloud2mqtt.config.section;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.hocon.Section;
import io.github.solarcloud2mqtt.config.value.Choice;
import java.util.List;
import java.util.Locale;

/**
 * Reads the cloud accounts. If the file has no cloud, the variables that begin with {@code ISOLARCLOUD_} define one, and
 * those that begin with {@code GROWATT_} another one.
 */
final class CloudsSection {

    private static final String GROWATT = "growatt";
    private static final List<String> VENDORS = List.of("isolarcloud", GROWATT);
    private static final Choice<String> VENDOR = new Choice<>(VENDORS);
    private static final String NO_CLOUD =
            "there is no cloud; describe one here as config.example.conf does, or set the "
                    + "environment variables ISOLARCLOUD_APP_KEY, ISOLARCLOUD_SECRET_KEY, ISOLARCLOUD_USER, "
                    + "ISOLARCLOUD_PASSWORD and ISOLARCLOUD_REGION, or for Growatt GROWATT_TOKEN and GROWATT_REGION";

    private static final List<String> KEYS_OF_A_CLOUD = List.of(
            "vendor",
            "region",
            "base-url",
            "app-key",
            "app-key-file",
            "secret-key",
            "secret-key-file",
            "token",
            "token-file");
    private static final String NO_NAME =
            "the keys of a cloud are not in a section with a name; write clouds { home { ... } }, with any name";

    private final Section clouds;
    private final Config reference;
    private final Config environment;

    /**
     * @param reference the defaults
     * @param environment the environment variables
     */
    CloudsSection(Section clouds, Config reference, Config environment) {
        this.clouds = clouds;
        this.reference = reference;
        this.environment = environment;
    }

    List<CloudSettings> read() {
        if (KEYS_OF_A_CLOUD.stream().anyMatch(clouds::hasSingleValue)) {
            clouds.refuse(NO_NAME);
            return List.of();
        }
        ConfigObject defaults = reference.getObject("cloud-defaults");
        if (!clouds.keys().isEmpty()) {
            List<CloudSettings> accounts = clouds.keys().stream()
                    .map(name -> cloud(name, clouds.section(name, defaults)))
                    .toList();
            warnOfSameAccounts(accounts);
            return accounts;
        }
        List<String> vendors = VENDORS.stream().filter(this::isInEnvironment).toList();
        if (vendors.isEmpty()) {
            clouds.refuse(NO_CLOUD);
        }
        return vendors.stream()
                .map(vendor -> cloud(
                        vendor,
                        clouds.sectionOfVariables(
                                vendor, prefix(vendor), reference.getObject(vendor + "-of-environment"), defaults)))
                .toList();
    }

    private void warnOfSameAccounts(List<CloudSettings> accounts) {
        for (int later = 1; later < accounts.size(); later++) {
            CloudSettings account = accounts.get(later);
            accounts.subList(0, later).stream()
                    .filter(account::isSameAccount)
                    .findFirst()
                    .ifPresent(first -> clouds.warn(
                            account.name(),
                            "the same account as clouds." + first.name()
                                    + ": its plants are read twice and its calls count twice; keep one of the two"));
        }
    }

    private CloudSettings cloud(String name, Section section) {
        boolean growatt = section.required("vendor", "", VENDOR).equals(GROWATT);
        return growatt
                ? new GrowattSection(name, section.withDefaults(reference.getObject("growatt-defaults"))).read()
                : new IsolarcloudSection(name, section).read();
    }

    private boolean isInEnvironment(String vendor) {
        return environment.root().keySet().stream().anyMatch(variable -> variable.startsWith(prefix(vendor)));
    }

    private static String prefix(String vendor) {
        return vendor.toUpperCase(Locale.ROOT) + "_";
    }
}
