package io.github.solarcloud2mqtt.homeassistant;

import static io.github.solarcloud2mqtt.homeassistant.Fixtures.INVERTER;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.PLANT;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.POWER;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.STATUS;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.TOTAL;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.VENDOR;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.VERSION;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.announcements;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.message;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.named;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoveryMessagesTest {

    private static final String INVERTER_JSON = """
            "device":{"identifiers":["isolarcloud_974621_14_1_1"],"name":"Garage","manufacturer":"Sungrow",\
            "model":"SH10RT","serial_number":"A2290112345","sw_version":"SAPPHIRE-H_01011.95.03",\
            "via_device":"isolarcloud_974621_11_0_0"},""";
    private static final String PLANT_JSON =
            "\"device\":{\"identifiers\":[\"isolarcloud_974621_11_0_0\"],\"name\":\"Home\"},";
    private static final String ORIGIN_JSON = """
            "origin":{"name":"solarcloud2mqtt","sw_version":"0.1.0",\
            "support_url":"https://github.com/solarcloud2mqtt/solarcloud2mqtt"}}""";
    private static final String BRIDGE_ONLY = """
            "availability":[{"topic":"solarcloud2mqtt/bridge/state"}],"availability_mode":"all","qos":1,""";
    private static final String BRIDGE_AND_DEVICE = """
            "availability":[{"topic":"solarcloud2mqtt/bridge/state"},\
            {"topic":"solarcloud2mqtt/974621_14_1_1/availability"}],"availability_mode":"all","qos":1,""";

    private final Announcer announcements = announcements(PayloadForm.BOTH);

    @Test
    void aMeasurementDependsOnBridgeAndDeviceAvailability() {
        assertThat(sensor(POWER))
                .isEqualTo(message(
                        "homeassistant/sensor/isolarcloud_974621_14_1_1/p13003/config",
                        """
                        {"name":"DC power","unique_id":"isolarcloud_974621_14_1_1_p13003",\
                        "default_entity_id":"sensor.isolarcloud_974621_14_1_1_dc_power",\
                        "state_topic":"solarcloud2mqtt/974621_14_1_1/dc_power","device_class":"power",\
                        "state_class":"measurement","unit_of_measurement":"W","suggested_display_precision":0,""" + BRIDGE_AND_DEVICE + INVERTER_JSON + ORIGIN_JSON));
    }

    @Test
    void aCounterStaysAvailableWhileTheDeviceSleeps() {
        assertThat(sensor(TOTAL))
                .isEqualTo(message(
                        "homeassistant/sensor/isolarcloud_974621_14_1_1/p13134/config",
                        """
                        {"name":"Total yield","unique_id":"isolarcloud_974621_14_1_1_p13134",\
                        "default_entity_id":"sensor.isolarcloud_974621_14_1_1_total_yield",\
                        "state_topic":"solarcloud2mqtt/974621_14_1_1/total_yield","device_class":"energy",\
                        "state_class":"total_increasing","unit_of_measurement":"kWh","suggested_display_precision":1,""" + BRIDGE_ONLY + INVERTER_JSON + ORIGIN_JSON));
    }

    @Test
    void aStatusIsAnEnumerationOfItsDifferentWordsAndUnknown() {
        assertThat(sensor(STATUS).payload()).isEqualTo("""
                        {"name":"Operating status","unique_id":"isolarcloud_974621_14_1_1_p13146",\
                        "default_entity_id":"sensor.isolarcloud_974621_14_1_1_operating_status",\
                        "state_topic":"solarcloud2mqtt/974621_14_1_1/operating_status","device_class":"enum",\
                        "options":["Fault","Running","Standby","Unknown"],"icon":"mdi:state-machine","entity_category":"diagnostic",\
                        "enabled_by_default":false,""" + BRIDGE_AND_DEVICE + INVERTER_JSON + ORIGIN_JSON);
    }

    @Test
    void aTextHasNeitherClassNorUnit() {
        assertThat(sensor(VERSION).payload()).isEqualTo("""
                        {"name":"DSP version","unique_id":"isolarcloud_974621_14_1_1_p44823",\
                        "default_entity_id":"sensor.isolarcloud_974621_14_1_1_dsp_version",\
                        "state_topic":"solarcloud2mqtt/974621_14_1_1/dsp_version",""" + BRIDGE_AND_DEVICE + INVERTER_JSON + ORIGIN_JSON);
    }

    @Test
    void aDeviceHasConnectivityAndFaultEntities() {
        assertThat(announcements.forDevice(VENDOR, INVERTER, List.of(), true))
                .containsExactly(
                        message(
                                "homeassistant/binary_sensor/isolarcloud_974621_14_1_1/connectivity/config",
                                """
                                {"name":"Connectivity","unique_id":"isolarcloud_974621_14_1_1_connectivity",\
                                "default_entity_id":"binary_sensor.isolarcloud_974621_14_1_1_connectivity",\
                                "state_topic":"solarcloud2mqtt/974621_14_1_1/availability","payload_on":"online",\
                                "payload_off":"offline","device_class":"connectivity",\
                                "entity_category":"diagnostic",""" + BRIDGE_ONLY + INVERTER_JSON + ORIGIN_JSON),
                        message(
                                "homeassistant/binary_sensor/isolarcloud_974621_14_1_1/problem/config",
                                """
                                {"name":"Problem","unique_id":"isolarcloud_974621_14_1_1_problem",\
                                "default_entity_id":"binary_sensor.isolarcloud_974621_14_1_1_problem",\
                                "state_topic":"solarcloud2mqtt/974621_14_1_1/problem",\
                                "json_attributes_topic":"solarcloud2mqtt/974621_14_1_1/faults",\
                                "payload_on":"ON","payload_off":"OFF","device_class":"problem",""" + BRIDGE_ONLY + INVERTER_JSON + ORIGIN_JSON),
                        message(
                                "homeassistant/event/isolarcloud_974621_14_1_1/fault/config",
                                """
                                {"name":"Fault","unique_id":"isolarcloud_974621_14_1_1_fault",\
                                "default_entity_id":"event.isolarcloud_974621_14_1_1_fault",\
                                "state_topic":"solarcloud2mqtt/974621_14_1_1/fault",\
                                "json_attributes_topic":"solarcloud2mqtt/974621_14_1_1/fault",\
                                "event_types":["fault_raised","fault_cleared","alarm_raised","alarm_cleared",\
                                "notice_raised","notice_cleared"],"icon":"mdi:alert-circle-outline",""" + BRIDGE_ONLY + INVERTER_JSON + ORIGIN_JSON));
    }

    @Test
    void withoutFaultsOnlyTheConnectionIsAnnounced() {
        assertThat(announcements.forDevice(VENDOR, INVERTER, List.of(POWER), false))
                .extracting(ConfigMessage::topic)
                .containsExactly(
                        "homeassistant/sensor/isolarcloud_974621_14_1_1/p13003/config",
                        "homeassistant/binary_sensor/isolarcloud_974621_14_1_1/connectivity/config");
    }

    @Test
    void theConnectionToTheCloudBelongsToThePlant() {
        assertThat(announcements.forCloud(VENDOR, PLANT, "home"))
                .containsExactly(
                        message(
                                "homeassistant/binary_sensor/isolarcloud_974621_11_0_0/cloud_connection/config",
                                """
                                {"name":"Cloud connection","unique_id":"isolarcloud_974621_11_0_0_cloud_connection",\
                                "default_entity_id":"binary_sensor.isolarcloud_974621_11_0_0_cloud_connection",\
                                "state_topic":"solarcloud2mqtt/bridge/health","entity_category":"diagnostic",\
                                "value_template":"{{ 'ON' if value_json.home.state == 'ok' else 'OFF' }}",\
                                "device_class":"connectivity",""" + BRIDGE_ONLY + PLANT_JSON + ORIGIN_JSON),
                        message(
                                "homeassistant/sensor/isolarcloud_974621_11_0_0/calls_left/config",
                                """
                                {"name":"Calls left","unique_id":"isolarcloud_974621_11_0_0_calls_left",\
                                "default_entity_id":"sensor.isolarcloud_974621_11_0_0_calls_left",\
                                "state_topic":"solarcloud2mqtt/bridge/health","entity_category":"diagnostic",\
                                "value_template":"{{ value_json.home.calls_left }}","state_class":"measurement",\
                                "suggested_display_precision":0,"icon":"mdi:counter",""" + BRIDGE_ONLY + PLANT_JSON + ORIGIN_JSON),
                        message(
                                "homeassistant/sensor/isolarcloud_974621_11_0_0/data_age/config",
                                """
                                {"name":"Data age","unique_id":"isolarcloud_974621_11_0_0_data_age",\
                                "default_entity_id":"sensor.isolarcloud_974621_11_0_0_data_age",\
                                "state_topic":"solarcloud2mqtt/bridge/health","entity_category":"diagnostic",\
                                "value_template":"{{ value_json.home.data_age }}","device_class":"duration",\
                                "state_class":"measurement","unit_of_measurement":"s",\
                                "suggested_display_precision":0,""" + BRIDGE_ONLY + PLANT_JSON + ORIGIN_JSON));
    }

    @Test
    void theNameOfTheCloudIsInNoId() {
        for (ConfigMessage message : announcements.forCloud(VENDOR, PLANT, "Ferienhaus")) {
            assertThat(message.topic()).doesNotContainIgnoringCase("ferienhaus");
            assertThat(message.payload())
                    .containsOnlyOnce("Ferienhaus")
                    .contains("{{")
                    .contains("value_json.Ferienhaus");
        }
    }

    @Test
    void withTopicsAloneThereIsNoTemplate() {
        assertThat(sensor(PayloadForm.TOPICS, POWER)).isEqualTo(sensor(PayloadForm.BOTH, POWER));
        assertThat(sensor(PayloadForm.TOPICS, POWER).payload()).doesNotContain("value_template");
    }

    @Test
    void withJsonAloneEachPointIsFoundInTheJsonDocument() {
        assertThat(sensor(PayloadForm.JSON, POWER).payload())
                .contains("\"state_topic\":\"solarcloud2mqtt/974621_14_1_1/state\","
                        + "\"value_template\":\"{{ value_json.dc_power }}\"");
    }

    @Test
    void idsDoNotDependOnNamesOrSettings() {
        MeasuringPoint renamed = point("13003", "pv_power", "PV power", PointKind.TEXT, "kW");
        Announcer elsewhere = new Announcer(new Topics("solar/roof"), "homeassistant", PayloadForm.JSON, 0, "9.9.9");

        ConfigMessage message = elsewhere
                .forDevice(VENDOR, named(INVERTER, "Cellar"), List.of(renamed), false)
                .get(0);

        assertThat(message.topic()).isEqualTo(sensor(POWER).topic());
        assertThat(message.payload()).contains("\"unique_id\":\"isolarcloud_974621_14_1_1_p13003\"");
    }

    @Test
    void theNameOfAnEntityDoesNotRepeatTheOneOfItsDevice() {
        Device battery = named(INVERTER, "Battery");
        MeasuringPoint level = point("58604", "battery_level", "Battery level", PointKind.MEASUREMENT, "%");
        MeasuringPoint same = point("1", "battery", "Battery", PointKind.TEXT, "");

        assertThat(announcements.forDevice(VENDOR, battery, List.of(level, same), false))
                .extracting(ConfigMessage::payload)
                .satisfiesExactly(
                        payload -> assertThat(payload).startsWith("{\"name\":\"Level\","),
                        payload -> assertThat(payload).startsWith("{\"name\":\"Battery\","),
                        payload -> assertThat(payload).startsWith("{\"name\":\"Connectivity\","));
    }

    @Test
    void aDeviceWithoutNameIsCalledByItsId() {
        assertThat(announcements
                        .forDevice(VENDOR, named(INVERTER, " "), List.of(), false)
                        .get(0)
                        .payload())
                .contains("\"name\":\"974621_14_1_1\"");
    }

    @Test
    void unknownDevicePropertiesAreLeftOut() {
        Device blank = new Device(
                "X1",
                "1",
                new DeviceType("7", "Meter"),
                "Meter",
                new Hardware(Optional.of(""), Optional.of(" "), Optional.empty(), Optional.empty()),
                Optional.of("X1"));

        assertThat(announcements
                        .forDevice("growatt", blank, List.of(), false)
                        .get(0)
                        .payload())
                .contains("\"device\":{\"identifiers\":[\"growatt_X1\"],\"name\":\"Meter\"},");
    }

    @Test
    void everyMessageKeepsTheRulesInEveryForm() {
        for (PayloadForm form : PayloadForm.values()) {
            List<ConfigMessage> messages = new ArrayList<>(
                    announcements(form).forDevice(VENDOR, INVERTER, List.of(POWER, TOTAL, STATUS, VERSION), true));
            messages.addAll(announcements(form).forDevice(VENDOR, PLANT, List.of(TOTAL), false));
            messages.addAll(announcements(form).forCloud(VENDOR, PLANT, "home"));

            assertThat(HomeAssistantRules.violations(messages)).isEmpty();
        }
    }

    @Test
    void namesWithQuotesAndLineBreaksAreStillJson() {
        Device odd = named(INVERTER, "Müller's \"roof\"\n\u2028\u0000");

        assertThat(HomeAssistantRules.violations(announcements.forDevice(VENDOR, odd, List.of(POWER), true)))
                .isEmpty();
    }

    @Test
    void theMessagesOfAllCanBeSubscribedTo() {
        assertThat(announcements.kept().filters())
                .containsExactly(
                        "homeassistant/sensor/+/+/config",
                        "homeassistant/binary_sensor/+/+/config",
                        "homeassistant/event/+/+/config",
                        "homeassistant/device/+/config");
        assertThat(announcements.announcements().birthTopic()).isEqualTo("homeassistant/status");
    }

    private ConfigMessage sensor(MeasuringPoint point) {
        return sensor(PayloadForm.BOTH, point);
    }

    private static ConfigMessage sensor(PayloadForm form, MeasuringPoint point) {
        return announcements(form)
                .forDevice(VENDOR, INVERTER, List.of(point), false)
                .get(0);
    }
}
