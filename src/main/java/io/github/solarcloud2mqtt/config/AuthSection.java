package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.config.hocon.SecretSetting;
import io.github.solarcloud2mqtt.config.hocon.Section;
import io.github.solarcloud2mqtt.config.value.Choice;
import io.github.solarcloud2mqtt.config.value.RedirectUri;
import io.github.solarcloud2mqtt.config.value.ValueParsers;
import io.github.solarcloud2mqtt.secret.Secret;
import java.util.List;
import java.util.Optional;

/** Reads how the bridge gets at the plants of a cloud. */
final class AuthSection {

    private static final String LOGIN = "account";
    private static final String CONSENT = "oauth2";
    private static final Choice<String> METHODS = new Choice<>(List.of(LOGIN, CONSENT));
    private static final List<String> KEYS_OF_LOGIN = List.of("user", "password", "password-file");
    private static final List<String> KEYS_OF_CONSENT = List.of("application-id", "redirect-uri", "authorize-url");

    private final Section auth;
    private final String gateway;

    /**
     * @param gateway the address of the cloud's gateway, or empty if that is wrong
     */
    AuthSection(Section auth, String gateway) {
        this.auth = auth;
        this.gateway = gateway;
    }

    Access read() {
        String method = auth.required("method", "", METHODS);
        Access access = switch (method) {
            case LOGIN -> login();
            case CONSENT -> consent();
            default -> unknown();
        };
        auth.refuseUnknownKeys();
        return access;
    }

    private Access login() {
        refuse(KEYS_OF_CONSENT, CONSENT);
        return new Access.Login(
                auth.required("user", "", ValueParsers::name),
                new SecretSetting("password", text -> text).required(auth));
    }

    private Access consent() {
        refuse(KEYS_OF_LOGIN, LOGIN);
        String applicationId = auth.required("application-id", "", ValueParsers::key);
        String redirectUri = auth.required("redirect-uri", "", RedirectUri::parse);
        return new Access.Consent(applicationId, redirectUri, authorizeUrl(applicationId, redirectUri));
    }

    private String authorizeUrl(String applicationId, String redirectUri) {
        Optional<IsolarcloudRegion> region = IsolarcloudRegion.ofGateway(gateway);
        if (!auth.has("authorize-url") && region.isEmpty() && !gateway.isEmpty()) {
            auth.missing(
                    "authorize-url",
                    auth.explainMissing("authorize-url")
                            + ", the authorization URL of the application in the developer portal; only for a region's own "
                            + "gateway it is known");
        }
        return auth.optional("authorize-url", RedirectUri::authorizePage)
                .or(() -> region.map(each -> each.authorizeUrl(applicationId, redirectUri)))
                .orElse("");
    }

    /** One error is enough: without a method no other key is right or wrong. */
    private Access unknown() {
        KEYS_OF_LOGIN.forEach(auth::has);
        KEYS_OF_CONSENT.forEach(auth::has);
        return new Access.Login("", new Secret(""));
    }

    private void refuse(List<String> keys, String otherMethod) {
        for (String key : keys) {
            if (auth.has(key)) {
                auth.refuse(
                        key,
                        "goes with " + auth.called("method") + " = " + otherMethod + " only; leave it out, or change "
                                + auth.called("method"));
            }
        }
    }
}
