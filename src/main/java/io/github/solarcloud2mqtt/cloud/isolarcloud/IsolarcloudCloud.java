package io.github.solarcloud2mqtt.cloud.isolarcloud;

import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.Quota;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.wire.AnswerReader;
import io.github.solarcloud2mqtt.cloud.wire.CallCounter;
import io.github.solarcloud2mqtt.cloud.wire.ConnectionFailures;
import io.github.solarcloud2mqtt.cloud.wire.Troubles;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** iSolarCloud, seen with the eyes of one account. */
public final class IsolarcloudCloud implements SolarCloud {

    private final InventoryFinder inventory;
    private final RealTimeReader realTime;
    private final FaultReader faults;
    private final QuotaReader quota;

    /**
     * Makes no call yet.
     *
     * @param wantedPlants which plants to look at, by id; nothing is asked about the others
     * @param budget counts every call
     * @param stateName a name for the file the token is kept in, {@code token-<name>}
     * @param http what the client is built upon; its connections are shared, its timeouts are not
     */
    public IsolarcloudCloud(
            IsolarcloudAccount account,
            Predicate<String> wantedPlants,
            CallBudget budget,
            StateDirectory state,
            String stateName,
            InstantSource clock,
            OkHttpClient http) {
        Moshi moshi = WireFormat.moshi();
        ServerTime time = new ServerTime(clock);
        IsolarcloudApi api = api(account, moshi, client(account, budget, time, http));
        Failures failures = new Failures(account, clock);
        Exchange exchange = new Exchange(
                failures,
                new ConnectionFailures(
                        "iSolarCloud", account.baseUrl().host(), account.timeout(), Failures.WRONG_SETTINGS),
                account.rsaPublicKey().map(key -> new RefusedAttempts(api, time)),
                moshi);
        Login login = new Login(account, api, exchange, failures);
        Tokens tokens = new Tokens(login, account, state, stateName, clock);
        Session session = new Session(account, tokens, exchange, failures);
        Troubles troubles = new Troubles();
        inventory = new InventoryFinder(
                new PlantFinder(session, api, wantedPlants, troubles),
                new DeviceFinder(session, api, troubles),
                new PointLists(session, api, troubles),
                new PropertyReader(session, api, troubles),
                troubles);
        realTime = new RealTimeReader(session, api, troubles);
        faults = new FaultReader(session, api, clock, troubles);
        quota = new QuotaReader(session, api);
    }

    /** The order of what every call passes: headers, decryption, OkHttp with its retries, encryption, counting, the net. */
    private static OkHttpClient client(
            IsolarcloudAccount account, CallBudget budget, ServerTime time, OkHttpClient http) {
        OkHttpClient.Builder client = http.newBuilder()
                .connectTimeout(account.timeout())
                .readTimeout(account.timeout())
                .writeTimeout(account.timeout())
                .callTimeout(account.timeout())
                // A redirection would carry the secret key to another host.
                .followRedirects(false)
                .followSslRedirects(false)
                .addInterceptor(new AccountHeaders(account));
        account.rsaPublicKey().ifPresent(key -> encrypt(client, key, time));
        return client.addNetworkInterceptor(new CallCounter(budget)).build();
    }

    private static void encrypt(OkHttpClient.Builder client, RSAPublicKey key, ServerTime time) {
        SecureRandom random = new SecureRandom();
        Encryption encryption = new Encryption(key, random);
        client.addInterceptor(new DecryptedAnswers(encryption))
                .addNetworkInterceptor(new EncryptedRequests(encryption, time, random));
    }

    private static IsolarcloudApi api(IsolarcloudAccount account, Moshi moshi, OkHttpClient client) {
        return new Retrofit.Builder()
                .baseUrl(account.baseUrl())
                .client(client)
                .addConverterFactory(new AnswerReader(moshi))
                .addConverterFactory(MoshiConverterFactory.create(moshi))
                .build()
                .create(IsolarcloudApi.class);
    }

    @Override
    public String vendor() {
        return "isolarcloud";
    }

    @Override
    public Inventory inventory() throws CloudException {
        realTime.tryEverything();
        return inventory.find();
    }

    @Override
    public List<Query> plan(Map<Device, Set<String>> points) {
        return Queries.of(points);
    }

    @Override
    public List<Reading> read(Query query) throws CloudException {
        return realTime.read(query);
    }

    @Override
    public List<Fault> faults(List<Plant> plants) throws CloudException {
        return faults.read(plants);
    }

    @Override
    public int callsForFaults(List<Plant> plants) {
        return 1;
    }

    @Override
    public Optional<Quota> quota() throws CloudException {
        return quota.read();
    }
}
