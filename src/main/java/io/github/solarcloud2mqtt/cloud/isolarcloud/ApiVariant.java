package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Requests;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CallInfo;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CommunicationDevice;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.FaultRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.Page;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantDetail;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PointRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PropertyValues;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.RealTimeData;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the two families of endpoints the cloud has: where something is asked, and how. What comes back is the same in
 * both, so whoever reads it need not know which it is. Each method costs one call unless it says otherwise.
 */
interface ApiVariant {

    /** The status of faults that are active. */
    String ACTIVE = "8";

    /** The kind of points that are measured. */
    String MEASURED = "2";

    String YES = "1";

    /** Pages are numbered from 1 up. */
    Page<PlantRow> plants(int page, int size) throws CloudException;

    /** Of how many plants one call tells the details. */
    int plantsInDetail();

    /** The details of plants, by plant id; of some there may be none. */
    Map<String, PlantDetail> details(List<String> plantIds) throws CloudException;

    /** Pages are numbered from 1 up. */
    Page<DeviceRow> devices(String plantId, int page, int size) throws CloudException;

    /**
     * What a device reports through; no call and empty where the cloud does not tell.
     *
     * @param serialNumber of the device that reports
     */
    Optional<CommunicationDevice> communicationDevice(String serialNumber) throws CloudException;

    /** What a kind of device can measure. Pages are numbered from 1 up. */
    Page<PointRow> points(PointLists.Kind kind, int page, int size) throws CloudException;

    PropertyValues properties(Requests.Properties wanted) throws CloudException;

    /** The newest data of devices of one type; there is at least one. */
    RealTimeData realTime(Query query) throws CloudException;

    /** Pages are numbered from 1 up. */
    Page<FaultRow> activeFaults(int page, int size) throws CloudException;

    /** What the account may call; no call and empty where the cloud does not tell. */
    Optional<CallInfo> callInfo() throws CloudException;

    /** What was said of a point along with the data read so far. No call. */
    Optional<OfferedPoint> toldWithValues(String pointId);

    /** The account may have got more rights: what was refused may be tried again. No call. */
    void tryEverything();
}
