package io.github.solarcloud2mqtt.simulator.isolarcloud;

import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Authorizations;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Quotas;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Sessions;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.CommunicationInfo;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.DeviceList;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.DevicePoint;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.FaultList;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.InverterRealTimeData;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.IsolarcloudEndpoint;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.OpenPoints;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.PlantDetail;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.PlantList;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.PlantRealTimeData;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.PlatformPlantDetails;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.PlatformPlants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.PointDictionary;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.PropertyValues;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.RealTimeData;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.PlantFields;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.ValueOverrides;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiDialect;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.LocalizedNames;
import io.github.solarcloud2mqtt.simulator.isolarcloud.series.MinuteSeries;
import io.github.solarcloud2mqtt.simulator.isolarcloud.series.PastValues;
import io.github.solarcloud2mqtt.simulator.isolarcloud.series.PeriodSeries;
import io.github.solarcloud2mqtt.simulator.isolarcloud.series.SeriesDeviations;
import io.github.solarcloud2mqtt.simulator.isolarcloud.series.SeriesVariant;
import io.github.solarcloud2mqtt.simulator.points.table.PointTable;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The endpoints by path: those with account login (Sungrow Open API 2) and those below {@code platform/} (Sungrow Developer Portal). */
final class Endpoints {

    private static final String PLATFORM = "platform/";

    private final Map<String, IsolarcloudEndpoint> byPath = new HashMap<>();
    private final InstantSource clock;
    private final CallLog callLog;
    private final LocalizedNames names;
    private final PointTable table = PointTable.load();
    private final ValueOverrides overrides;
    private final DevicePoint writer;
    private final PastValues past;

    Endpoints(
            InstantSource clock,
            CallLog callLog,
            LocalizedNames names,
            ValueOverrides overrides,
            SeriesDeviations seriesDeviations,
            Sessions sessions,
            Quotas quotas,
            Authorizations auth) {
        this.clock = clock;
        this.callLog = callLog;
        this.names = names;
        this.overrides = overrides;
        past = new PastValues(clock, table, seriesDeviations);
        writer = new DevicePoint(table, overrides);
        byPath.put("login", sessions);
        byPath.put("getOpenApiCallInfo", quotas);
        byPath.put(Authorizations.EXCHANGE, auth::exchange);
        byPath.put(Authorizations.REFRESH, auth::refresh);
        addAccountEndpoints();
        addPlatformEndpoints();
    }

    IsolarcloudEndpoint at(String path) throws ApiError {
        IsolarcloudEndpoint endpoint = byPath.get(path);
        if (endpoint == null) {
            throw ApiError.violation("E900", "Unauthorized access");
        }
        return endpoint;
    }

    private void addAccountEndpoints() {
        PlantFields facts = new PlantFields(clock);
        byPath.put("getPowerStationList", new PlantList(facts));
        byPath.put("getPowerStationDetail", new PlantDetail(facts));
        byPath.put("getDeviceList", new DeviceList(names, ApiDialect.V1, true));
        byPath.put("getDeviceListByUser", new DeviceList(names, ApiDialect.V1, false));
        byPath.put("getCommunicationDevInfoByDevSn", new CommunicationInfo());
        byPath.put("getFaultAlarmInfo", new FaultList(clock, ApiDialect.V1));
        byPath.put("getOpenPointInfo", new OpenPoints(ApiDialect.V1, names, table));
        byPath.put(RealTimeData.NAME, realTimeData(ApiDialect.V1));
        byPath.put("getDevPropertyPointValue", new PropertyValues(table));
        byPath.put("getDevicePointMinuteDataList", new MinuteSeries(SeriesVariant.ACCOUNT, past));
        byPath.put("getDevicePointsDayMonthYearDataList", new PeriodSeries(SeriesVariant.ACCOUNT, past));
        byPath.put("getPVInverterRealTimeData", new InverterRealTimeData(writer, table));
    }

    private void addPlatformEndpoints() {
        PlantFields facts = new PlantFields(clock);
        PointDictionary dictionary = new PointDictionary(table, names, overrides);
        byPath.put(PLATFORM + "queryPowerStationList", new PlatformPlants(facts));
        byPath.put(PLATFORM + "getPowerStationDetail", new PlatformPlantDetails(facts));
        byPath.put(PLATFORM + "getDeviceListByPsId", new DeviceList(names, ApiDialect.V2, true));
        byPath.put(PLATFORM + "getFaultAlarmInfo", new FaultList(clock, ApiDialect.V2));
        byPath.put(PLATFORM + RealTimeData.NAME, realTimeData(ApiDialect.V2));
        byPath.put(PLATFORM + PlantRealTimeData.NAME, new PlantRealTimeData(clock, writer, dictionary, callLog));
        byPath.put(PLATFORM + "getDevicePointMinuteDataList", new MinuteSeries(SeriesVariant.DEVICES, past));
        byPath.put(PLATFORM + "getPowerStationPointMinuteDataList", new MinuteSeries(SeriesVariant.PLANTS, past));
        byPath.put(PLATFORM + "getDevicePointDayMonthYearDataList", new PeriodSeries(SeriesVariant.DEVICES, past));
        byPath.put(PLATFORM + "getPowerStationPointDayMonthYearDataList", new PeriodSeries(SeriesVariant.PLANTS, past));
        // The portal does not list these two, but public clients use them.
        byPath.put(PLATFORM + "getOpenPointInfo", new OpenPoints(ApiDialect.V2, names, table));
        byPath.put(PLATFORM + "getDevPropertyPointValue", new PropertyValues(table));
    }

    private RealTimeData realTimeData(ApiDialect dialect) {
        return new RealTimeData(clock, dialect, writer, new PointDictionary(table, names, overrides), callLog);
    }
}
