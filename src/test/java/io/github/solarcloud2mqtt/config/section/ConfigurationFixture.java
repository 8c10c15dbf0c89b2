package io.github.solarcloud2mqtt.config.section;

import static org.assertj.core.api.Assertions.fail;

import io.github.solarcloud2mqtt.config.LoadedSettings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads configurations from temporary files. */
public final class ConfigurationFixture {

    static final String KEYS = "app-key = k, secret-key = s, auth { user = u, password = p }";

    private final Path folder;

    public ConfigurationFixture(Path folder) {
        this.folder = folder;
    }

    /** A file with one good cloud in its first line. */
    public static String withCloud(String rest) {
        return "clouds.home { region = europe, " + KEYS + " }\n" + rest;
    }

    /** A file with a cloud whose own lines are the second and the following. */
    public static String cloud(String lines) {
        return "clouds.home { region = europe, " + KEYS + "\n" + lines + "\n}";
    }

    public LoadedSettings load(String hocon, Map<String, String> environment) throws ConfigurationException {
        return ConfigurationLoader.load(Optional.of(write("config.conf", hocon)), Path.of("unused"), environment);
    }

    public LoadedSettings load(String hocon) throws ConfigurationException {
        return load(hocon, Map.of());
    }

    /** The errors, with the folder cut from the names of files. */
    public List<String> errors(String hocon, Map<String, String> environment) {
        try {
            return fail("no error, but " + load(hocon, environment));
        } catch (ConfigurationException e) {
            return e.errors().stream().map(this::withoutFolder).toList();
        }
    }

    public List<String> errors(String hocon) {
        return errors(hocon, Map.of());
    }

    List<String> warnings(String hocon) throws ConfigurationException {
        return load(hocon).warnings().stream().map(this::withoutFolder).toList();
    }

    public Path write(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String withoutFolder(String text) {
        return text.replace(folder + "/", "");
    }
}
