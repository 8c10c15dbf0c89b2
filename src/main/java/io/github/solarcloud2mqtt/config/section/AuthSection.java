package io.github.solarcloud2mqtt.config.section;

import io.github.solarcloud2mqtt.config.IsolarcloudSettings;
import io.github.solarcloud2mqtt.config.hocon.SecretSetting;
import io.github.solarcloud2mqtt.config.hocon.Section;
import io.github.solarcloud2mqtt.config.value.Choice;
import io.github.solarcloud2mqtt.config.value.IsolarcloudRegion;
import io.github.solarcloud2mqtt.config.value.RedirectUri;
import io.github.solarcloud2mqtt.config.value.ValueParsers;
import io.github.solarcloud2mqtt.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how an application of iSolarCloud gets access to plants. */
final class AuthSection {

    /** Advice for keys of this section that the user writes outside of it. */
    static final Map<String, String> ADVICE_OUTSIDE = Stream.of(
                    "method", "user", "password", "password-file", "application-id", "redirect-uri", "authorize-url")
            .collect(Collectors.toUnmodifiableMap(
                    key -> key, key -> "it belongs in the section auth: auth { " + key + " = ... }"));

    private static final String ACCOUNT = "account";
    private static final String OAUTH2 = "oauth2";
    private static final Choice<String> METHODS = new Choice<>(List.of(ACCOUNT, OAUTH2));
    private static final List<String> ACCOUNT_KEYS = List.of("user", "password", "password-file");
    private static final List<String> OAUTH2_KEYS = List.of("application-id", "redirect-uri", "authorize-url");

    private final Section auth;
    private final String gateway;

    /**
     * @param gateway the address of the gateway, or empty if it is not valid
     */
    AuthSection(Section auth, String gateway) {
        this.auth = auth;
        this.gateway = gateway;
    }

    IsolarcloudSettings.Access read() {
        String method = auth.required("method", "", METHODS);
        IsolarcloudSettings.Access access = switch (method) {
            case ACCOUNT -> login();
            case OAUTH2 -> consent();
            default -> unknown();
        };
        auth.refuseUnknownKeys();
        return access;
    }

    private IsolarcloudSettings.Access login() {
        refuse(OAUTH2_KEYS, OAUTH2);
        return new IsolarcloudSettings.Login(
                auth.required("user", "", ValueParsers::name),
                SecretSetting.password().required(auth));
    }

    private IsolarcloudSettings.Access consent() {
        refuse(ACCOUNT_KEYS, ACCOUNT);
        String applicationId = auth.required("application-id", "", ValueParsers::key);
        String redirectUri = auth.required("redirect-uri", "", RedirectUri::parse);
        return new IsolarcloudSettings.Consent(applicationId, redirectUri, authorizeUrl(applicationId, redirectUri));
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

    /** One error is enough: if the method is invalid, every key may be right. */
    private IsolarcloudSettings.Access unknown() {
        ACCOUNT_KEYS.forEach(auth::has);
        OAUTH2_KEYS.forEach(auth::has);
        return new IsolarcloudSettings.Login("", new Secret(""));
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
