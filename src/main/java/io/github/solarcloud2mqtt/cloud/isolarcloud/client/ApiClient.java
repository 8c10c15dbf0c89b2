package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CallPacer;
import io.github.solarcloud2mqtt.cloud.http.BodyLimitInterceptor;
import io.github.solarcloud2mqtt.cloud.http.CallCountInterceptor;
import io.github.solarcloud2mqtt.cloud.http.CallLogInterceptor;
import io.github.solarcloud2mqtt.cloud.http.ConnectionErrors;
import io.github.solarcloud2mqtt.cloud.http.HttpClients;
import io.github.solarcloud2mqtt.cloud.http.ResponseReader;
import io.github.solarcloud2mqtt.cloud.http.UnconfirmedFailures;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.AccountEndpoints;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudJson;
import io.github.solarcloud2mqtt.cloud.isolarcloud.crypto.CallCipher;
import io.github.solarcloud2mqtt.cloud.isolarcloud.crypto.DecryptionInterceptor;
import io.github.solarcloud2mqtt.cloud.isolarcloud.crypto.EncryptionInterceptor;
import io.github.solarcloud2mqtt.secret.Secret;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** The HTTP client of an application, for unencrypted or encrypted calls. */
public final class ApiClient {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Retrofit retrofit;
    private final IsolarcloudErrors errors;
    private final CallExecutor executor;

    /**
     * @param secrets secrets of the calls besides the application's keys; they are masked in messages
     * @param http the client it is derived from; it shares its connections, not its timeouts
     */
    public ApiClient(Application application, List<Secret> secrets, AccountContext context, OkHttpClient http) {
        this(
                application,
                secrets,
                context,
                http,
                ThrottlePolicy.repeating(pacer(application, context), context.clock()));
    }

    private ApiClient(
            Application application,
            List<Secret> secrets,
            AccountContext context,
            OkHttpClient http,
            ThrottlePolicy throttle) {
        InstantSource clock = context.clock();
        Moshi moshi = IsolarcloudJson.moshi();
        ServerTime time = new ServerTime(clock);
        List<Secret> all = Stream.concat(Stream.of(application.appKey(), application.secretKey()), secrets.stream())
                .toList();
        retrofit = new Retrofit.Builder()
                .baseUrl(application.baseUrl())
                .client(client(application, all, context, time, http))
                .addConverterFactory(new ResponseReader(moshi))
                .addConverterFactory(MoshiConverterFactory.create(moshi))
                .build();
        errors = new IsolarcloudErrors(application, all, clock);
        UnconfirmedFailures unconfirmed = new UnconfirmedFailures(context.monotonic()::elapsed);
        executor = new CallExecutor(
                errors,
                unconfirmed,
                new ConnectionErrors(
                        "iSolarCloud",
                        application.baseUrl().host(),
                        application.timeout(),
                        IsolarcloudErrors.WRONG_SETTINGS,
                        unconfirmed),
                throttle,
                application
                        .rsaPublicKey()
                        .map(key -> new EncryptionRetryPolicy(retrofit.create(AccountEndpoints.class), time, throttle)),
                moshi);
    }

    /**
     * A client for calls that use up a code or a refresh token: it has a longer time limit and never repeats a call
     * automatically, because the first attempt may have reached the cloud.
     */
    public static ApiClient forTokens(Application application, AccountContext context, OkHttpClient http) {
        OkHttpClient once = http.newBuilder()
                .retryOnConnectionFailure(false)
                // A pooled connection may be dead, which only a call can detect.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
        return new ApiClient(
                application.patient(PATIENCE),
                List.of(),
                context,
                once,
                ThrottlePolicy.once(pacer(application, context), context.clock()));
    }

    private static CallPacer pacer(Application application, AccountContext context) {
        return context.pacers().of(application.fingerprint());
    }

    /** The order of the interceptors: headers, log, decryption, limit, OkHttp's retries, encryption, counting. */
    private static OkHttpClient client(
            Application application, List<Secret> secrets, AccountContext context, ServerTime time, OkHttpClient http) {
        OkHttpClient.Builder client = HttpClients.upon(http, application.timeout())
                .addInterceptor(new ApplicationHeaders(application))
                .addInterceptor(new CallLogInterceptor(context.name(), secrets, context.monotonic()::elapsed));
        long maxBytes = ResponseReader.MAX_BYTES;
        if (application.rsaPublicKey().isPresent()) {
            encrypt(client, application.rsaPublicKey().get(), time);
            // Two hexadecimal digits for each byte.
            maxBytes *= 2;
        }
        return client.addInterceptor(new BodyLimitInterceptor(maxBytes))
                .addNetworkInterceptor(new CallCountInterceptor(context.budget()))
                .build();
    }

    private static void encrypt(OkHttpClient.Builder client, RSAPublicKey key, ServerTime time) {
        SecureRandom random = new SecureRandom();
        CallCipher encryption = new CallCipher(key, random);
        client.addInterceptor(new DecryptionInterceptor(encryption))
                .addNetworkInterceptor(new EncryptionInterceptor(encryption, time, random));
    }

    /** Creates the endpoints of a variant of the API. */
    public <T> T create(Class<T> endpoints) {
        return retrofit.create(endpoints);
    }

    public CallExecutor executor() {
        return executor;
    }

    public IsolarcloudErrors errors() {
        return errors;
    }

    /**
     * Creates a session that adds tokens to its calls.
     *
     * @param undocumented endpoints whose E900 always means that they are not allowed
     */
    public TokenSession session(TokenSource tokens, Set<String> undocumented) {
        return new TokenSession(tokens, executor, errors, undocumented);
    }
}
