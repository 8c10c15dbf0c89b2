package io.github.solarcloud2mqtt.cloud.growatt;

import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.Quota;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.wire.AnswerReader;
import io.github.solarcloud2mqtt.cloud.wire.CallCounter;
import io.github.solarcloud2mqtt.cloud.wire.SafeClient;
import io.github.solarcloud2mqtt.cloud.wire.Troubles;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;

/** Growatt's open platform, seen with the eyes of one token. */
public final class GrowattCloud implements SolarCloud {

    private final InventoryFinder inventory;
    private final LastData data;
    private final Alarms alarms;
    private final Quota quota;

    /**
     * Makes no call yet.
     *
     * @param wantedPlants which plants to look at, by id; nothing is asked about the others
     * @param budget counts every call
     * @param stateName a name for the files what was told is kept in, {@code growatt-<name>-…}
     * @param http what the client is built upon; its connections are shared, its timeouts are not
     */
    public GrowattCloud(
            GrowattAccount account,
            Predicate<String> wantedPlants,
            CallBudget budget,
            StateDirectory state,
            String stateName,
            InstantSource clock,
            OkHttpClient http) {
        quota = new Quota(
                OptionalInt.empty(), OptionalInt.of(account.callsPerDay()), OptionalInt.empty(), OptionalInt.empty());
        budget.learn(quota);
        Troubles troubles = new Troubles();
        GrowattApi api = api(account, client(account, budget, http));
        Session session = new Session(account, new Ration(state, stateName, account, clock), budget, troubles, clock);
        inventory = new InventoryFinder(session, api, new PlantFinder(session, api, wantedPlants, troubles), troubles);
        data = new LastData(session, api, troubles);
        alarms = new Alarms(session, api, data, clock, troubles);
    }

    private static OkHttpClient client(GrowattAccount account, CallBudget budget, OkHttpClient http) {
        return SafeClient.upon(http, account.timeout())
                .addInterceptor(new TokenHeader(account.token()))
                .addNetworkInterceptor(new CallCounter(budget))
                .build();
    }

    private static GrowattApi api(GrowattAccount account, OkHttpClient client) {
        Moshi moshi = new Moshi.Builder().add(Node.class, new Node.Adapter()).build();
        return new Retrofit.Builder()
                .baseUrl(account.baseUrl())
                .client(client)
                .addConverterFactory(new AnswerReader(moshi))
                .build()
                .create(GrowattApi.class);
    }

    @Override
    public String vendor() {
        return "growatt";
    }

    @Override
    public Inventory inventory() throws CloudException {
        return inventory.find();
    }

    @Override
    public List<Query> plan(Map<Device, Set<String>> points) {
        return Queries.of(points, inventory.estate());
    }

    @Override
    public List<Reading> read(Query query) throws CloudException {
        return data.read(query, inventory.estate());
    }

    @Override
    public List<Fault> faults(List<Plant> plants) throws CloudException {
        return alarms.read(plants, inventory.estate());
    }

    @Override
    public int callsForFaults(List<Plant> plants) {
        return inventory.estate().withAlarms(plants).size();
    }

    @Override
    public Optional<Quota> quota() {
        return Optional.of(quota);
    }
}
