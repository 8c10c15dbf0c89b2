package io.github.solarcloud2mqtt.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {

    private final Secret secret = new Secret("hunter2");

    @Test
    void theTextIsThereForTheRequestThatNeedsIt() {
        assertThat(secret.reveal()).isEqualTo("hunter2");
    }

    @Test
    void everyObjectWithASecretPrintsThreeAsterisks() {
        assertThat("password " + secret).isEqualTo("password ***");
        assertThat(String.format(Locale.ROOT, "%s", secret)).isEqualTo("***");
        assertThat(List.of(secret)).hasToString("[***]");
        assertThat(Map.of("password", secret)).hasToString("{password=***}");
        assertThat(Optional.of(secret)).hasToString("Optional[***]");
        assertThat(new Login("me", secret)).hasToString("Login[user=me, password=***]");
    }

    @Test
    void notEvenTheLengthShows() {
        assertThat(new Secret("")).hasToString("***");
        assertThat(new Secret("a".repeat(1000))).hasToString("***");
    }

    @Test
    void equalTextsAreEqualSecrets() {
        assertThat(secret).isEqualTo(new Secret("hunter2")).hasSameHashCodeAs(new Secret("hunter2"));
        assertThat(secret).isNotEqualTo(new Secret("Hunter2")).isNotEqualTo("hunter2");
    }

    private record Login(String user, Secret password) {}
}
