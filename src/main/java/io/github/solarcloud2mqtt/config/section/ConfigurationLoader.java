package io.github.solarcloud2mqtt.config.section;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import io.github.solarcloud2mqtt.config.HomeAssistantSettings;
import io.github.solarcloud2mqtt.config.LoadedSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.config.hocon.Environment;
import io.github.solarcloud2mqtt.config.hocon.HoconFile;
import io.github.solarcloud2mqtt.config.hocon.Problems;
import io.github.solarcloud2mqtt.config.hocon.SecretSetting;
import io.github.solarcloud2mqtt.config.hocon.Section;
import io.github.solarcloud2mqtt.config.hocon.SectionName;
import io.github.solarcloud2mqtt.config.hocon.Substitutions;
import io.github.solarcloud2mqtt.config.hocon.UnreadableFileException;
import io.github.solarcloud2mqtt.config.hocon.VariableHints;
import io.github.solarcloud2mqtt.config.value.Choice;
import io.github.solarcloud2mqtt.config.value.InvalidValueException;
import io.github.solarcloud2mqtt.config.value.Url;
import io.github.solarcloud2mqtt.config.value.ValueParsers;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;
import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.PowerUnit;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration. The file takes precedence over the environment variables that {@code reference.conf} names, and
 * these over the defaults in {@code reference.conf}.
 */
public final class ConfigurationLoader {

    private static final String NOT_HOCON =
            "this line or one before it is not valid HOCON; a text with special characters, such as a URL or a "
                    + "password, must be in double quotes, and each { and [ needs its } or ]";
    private static final String CURLY_QUOTES =
            "this line or one before it is not valid HOCON; the file contains curly quotes: write straight quotes (\") instead";
    private static final String YAML =
            "this file looks like YAML, but must be HOCON; write a section as name { ... } and a value as key = value, "
                    + "as in config.example.conf";

    private final Problems problems = new Problems();
    private final Config environment;
    private final Config defaults;
    private final Config reference;

    private ConfigurationLoader(Map<String, String> variables) throws ConfigurationException {
        environment = Environment.of(variables);
        defaults = ConfigFactory.parseResources(ConfigurationLoader.class, "/reference.conf");
        reference = new Substitutions(problems).resolve(defaults, environment);
    }

    /**
     * Reads the configuration.
     *
     * @param explicitFile the file given by the user; it must exist
     * @param defaultFile the file to read if the user gives none; it need not exist
     * @param variables the environment variables
     * @throws ConfigurationException with all errors, if there is any
     */
    public static LoadedSettings load(Optional<Path> explicitFile, Path defaultFile, Map<String, String> variables)
            throws ConfigurationException {
        return new ConfigurationLoader(variables).load(explicitFile, defaultFile);
    }

    /**
     * Reads the configuration from environment variables alone.
     *
     * @throws ConfigurationException with all errors if there is any
     */
    public static LoadedSettings fromEnvironment(Map<String, String> variables) throws ConfigurationException {
        return new ConfigurationLoader(variables).fromEnvironment();
    }

    private LoadedSettings fromEnvironment() throws ConfigurationException {
        Settings settings = read(ConfigFactory.empty(), ConfigOriginFactory.newSimple("environment"));
        problems.throwIfAny();
        return new LoadedSettings(settings, problems.warnings());
    }

    private LoadedSettings load(Optional<Path> explicitFile, Path defaultFile) throws ConfigurationException {
        Path file = explicitFile.orElse(defaultFile);
        boolean absent = explicitFile.isEmpty() && !Files.exists(file);
        Config written = absent ? ConfigFactory.empty(file.toString()) : parse(file);
        new VariableHints(defaults, written).report(environment, problems);
        Config resolved = new Substitutions(problems).resolve(written, environment);
        Settings settings = read(resolved, written.origin());
        problems.throwIfAny();
        return new LoadedSettings(settings, problems.warnings());
    }

    private Config parse(Path file) throws ConfigurationException {
        HoconFile hocon = new HoconFile(file);
        try {
            return hocon.parse();
        } catch (UnreadableFileException e) {
            problems.error(e);
        } catch (ConfigException e) {
            problems.error(e, hocon.looksLikeYaml() ? YAML : hocon.hasCurlyQuotes() ? CURLY_QUOTES : NOT_HOCON);
        }
        throw problems.toException();
    }

    private Settings read(Config written, ConfigOrigin origin) {
        Section root = new Section(SectionName.ROOT, origin, written.root(), reference.root(), problems);
        Settings settings = new Settings(
                new CloudsSection(root.section("clouds"), reference, environment).read(),
                new MqttSection(root.section("mqtt")).read(),
                homeAssistant(root.section("home-assistant")),
                units(root.section("units")),
                root.required("state-directory", Path.of("."), ValueParsers::path));
        root.refuseUnknownKeys();
        return settings;
    }

    private static HomeAssistantSettings homeAssistant(Section section) {
        HomeAssistantSettings settings = new HomeAssistantSettings(
                section.required("enabled", false, ValueParsers::flag),
                section.required("discovery-prefix", "", MqttSection.sendable(ValueParsers::topic)),
                section.required("discovery", DiscoveryForm.ENTITY, new Choice<>(List.of(DiscoveryForm.values()))),
                section.optional("url", ConfigurationLoader::homeAssistantUrl),
                new SecretSetting("token", ValueParsers::key).optional(section));
        section.refuseUnknownKeys();
        return settings;
    }

    private static String homeAssistantUrl(String text) throws InvalidValueException {
        String url = Url.parse(text, List.of("http", "https"), "http://homeassistant.local:8123")
                .toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static UnitSettings units(Section section) {
        UnitSettings settings = new UnitSettings(
                section.required("energy", EnergyUnit.KWH, new Choice<>(List.of(EnergyUnit.values()))),
                section.required("power", PowerUnit.W, new Choice<>(List.of(PowerUnit.values()))));
        section.refuseUnknownKeys();
        return settings;
    }
}
