package io.github.solarcloud2mqtt.simulator;

import io.github.solarcloud2mqtt.simulator.points.PointTable;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Everything that can be asked, by its path: account login (seed 002) and the platform family (developer portal). */
final class Endpoints {

    private static final String PLATFORM = "platform/";

    private final Map<String, Endpoint> byPath = new HashMap<>();
    private final InstantSource clock;
    private final Journal journal;
    private final Names names;
    private final PointTable table = PointTable.load();
    private final DevicePoint writer = new DevicePoint(table);

    Endpoints(
            InstantSource clock, Journal journal, Names names, Sessions sessions, Quotas quotas, Authorizations auth) {
        this.clock = clock;
        this.journal = journal;
        this.names = names;
        byPath.put("login", sessions);
        byPath.put("getOpenApiCallInfo", quotas);
        byPath.put(Authorizations.EXCHANGE, auth::exchange);
        byPath.put(Authorizations.REFRESH, auth::refresh);
        addAccountFamily();
        addPlatformFamily();
    }

    Endpoint at(String path) throws Refusal {
        Endpoint endpoint = byPath.get(path);
        if (endpoint == null) {
            throw Refusal.mistake("E900", "Unauthorized access");
        }
        return endpoint;
    }

    private void addAccountFamily() {
        PlantFacts facts = new PlantFacts(clock);
        byPath.put("getPowerStationList", new PlantList(facts));
        byPath.put("getPowerStationDetail", new PlantDetail(facts));
        byPath.put("getDeviceList", new DeviceList(names, Dialect.V1, true));
        byPath.put("getDeviceListByUser", new DeviceList(names, Dialect.V1, false));
        byPath.put("getCommunicationDevInfoByDevSn", new CommunicationInfo());
        byPath.put("getFaultAlarmInfo", new FaultList(clock, Dialect.V1));
        byPath.put("getOpenPointInfo", new OpenPoints(Dialect.V1, names, table));
        byPath.put(RealTimeData.NAME, realTimeData(Dialect.V1));
        byPath.put("getDevPropertyPointValue", new PropertyValues(table));
        byPath.put("getPVInverterRealTimeData", new InverterRealTimeData(writer, table));
    }

    private void addPlatformFamily() {
        PlantFacts facts = new PlantFacts(clock);
        PointDictionary dictionary = new PointDictionary(table, names);
        byPath.put(PLATFORM + "queryPowerStationList", new PlatformPlants(facts));
        byPath.put(PLATFORM + "getPowerStationDetail", new PlatformPlantDetails(facts));
        byPath.put(PLATFORM + "getDeviceListByPsId", new DeviceList(names, Dialect.V2, true));
        byPath.put(PLATFORM + "getFaultAlarmInfo", new FaultList(clock, Dialect.V2));
        byPath.put(PLATFORM + RealTimeData.NAME, realTimeData(Dialect.V2));
        byPath.put(PLATFORM + PlantRealTimeData.NAME, new PlantRealTimeData(clock, writer, dictionary, journal));
        // These two are in no list of the portal, but clients of the field use them.
        byPath.put(PLATFORM + "getOpenPointInfo", new OpenPoints(Dialect.V2, names, table));
        byPath.put(PLATFORM + "getDevPropertyPointValue", new PropertyValues(table));
    }

    private RealTimeData realTimeData(Dialect dialect) {
        return new RealTimeData(clock, dialect, writer, new PointDictionary(table, names), journal);
    }
}
