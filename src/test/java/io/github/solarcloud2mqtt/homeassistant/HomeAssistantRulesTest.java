package io.github.solarcloud2mqtt.homeassistant;

import static io.github.solarcloud2mqtt.homeassistant.Fixtures.INVERTER;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.POWER;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.STATUS;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.VENDOR;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.announcements;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule detects its violation in an otherwise valid message. */
class HomeAssistantRulesTest {

    private static final List<ConfigMessage> GOOD =
            announcements(PayloadForm.JSON).forDevice(VENDOR, INVERTER, List.of(POWER, STATUS), true);
    private static final ConfigMessage NUMBER = GOOD.get(0);
    private static final ConfigMessage WORD = GOOD.get(1);
    private static final ConfigMessage BINARY = GOOD.get(2);
    private static final ConfigMessage EVENT = GOOD.get(4);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name":"DC power"                 | "object_id":"x","name":"DC power" | unknown key object_id
            "name":"DC power"                 | "name":""                         | name is blank
            "name":"DC power"                 | "name":"Garage power"             | name begins with the device's name
            "qos":1                           | "qos":3                           | qos is not 0, 1 or 2
            "state_class":"measurement"       | "state_class":"total_increasing"  | state_class total_increasing is not one of device_class power
            "device_class":"power"            | "device_class":"energy"           | unit 'W' is not one of device_class energy
            "device_class":"power"            | "device_class":"powerful"         | unknown device_class powerful
            "device_class":"power"            | "device_class":"timestamp"        | timestamp has a unit or a state_class
            "unit_of_measurement":"W"         | "unit_of_measurement":"VAr"       | unit VAr is not in its canonical spelling
            "suggested_display_precision":0   | "suggested_display_precision":0.5 | suggested_display_precision is no count
            "suggested_display_precision":0   | "icon":"power"                    | icon is none of Home Assistant's
            "suggested_display_precision":0   | "options":["W"]                   | options without device_class enum
            "suggested_display_precision":0   | "entity_category":"config"        | entity_category is not diagnostic
            "suggested_display_precision":0   | "enabled_by_default":true         | enabled_by_default says what is so anyway
            "{{ value_json.dc_power }}"       | "{{ value_json.x }}{{ value_json.y }}" | value_template is not plain
            sensor.isolarcloud                | sensor.Isolarcloud                | is no entity id of a sensor
            "default_entity_id":"sensor.      | "default_entity_id":"             | is no entity id of a sensor
            _p13003                           | _p13004                           | unique_id is not node and object of the topic
            "model":                          | "model_id":                       | unknown key device.model_id
            "model":"SH10RT"                  | "model":{"a":"b"}                 | device.model is no text
            "model":"SH10RT"                  | "model":null                      | device.model is null
            ["isolarcloud_974621_14_1_1"]     | ["x"]                             | device.identifiers is not the node of the topic
            isolarcloud_974621_11_0_0         | isolarcloud_974621_14_1_1         | device.via_device is the device itself
            "support_url"                     | "url"                             | unknown key origin.url
            "origin":{"name"                  | "origin":{"sw"                    | origin has no name
            "availability_mode":"all"         | "availability_mode":"latest"      | availability_mode is not all
            "topic":"solarcloud2mqtt/bridge/  | "topic":"x/                       | availability does not begin with the bridge
            {"topic":"solarcloud2mqtt/bridge/ | {"t":1,"topic":"a/bridge/         | unknown key availability.t
            "solarcloud2mqtt/974621_14_1_1/state" | "solarcloud2mqtt/+/state"     | state_topic solarcloud2mqtt/+/state is no topic to publish to
            "state_topic"                     | "stat_t"                          | missing key state_topic
            }}                                | }                                 | payload is no JSON object
            """)
    void aBrokenNumberIsFound(String part, String replacement, String violation) {
        assertBroken(NUMBER, part, replacement, violation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Fault","Running"    | "Fault","Fault"                       | options has a word twice
            "options":["Fault",  | "unit_of_measurement":"W","options":[ | options together with unit or state_class
            "options"            | "option"                              | device_class enum without options
            ["Fault",            | [1,                                   | options has what is no short text
            "device_class":"enum"| "state_class":"measurement"           | options without device_class enum
            """)
    void aBrokenWordIsFound(String part, String replacement, String violation) {
        assertBroken(WORD, part, replacement, violation);
    }

    @Test
    void aBrokenBinarySensorOrEventIsFound() {
        assertBroken(BINARY, "\"device_class\":\"connectivity\"", "\"device_class\":\"up\"", "unknown device_class up");
        assertBroken(BINARY, "\"offline\"", "\"online\"", "payload_on is payload_off");
        assertBroken(EVENT, "\"fault_cleared\"", "\"fault_raised\"", "event_types is no list of different texts");
        assertBroken(EVENT, "\"icon\":\"mdi:", "\"device_class\":\"mdi:", "no device_class of an event fits");
    }

    @Test
    void aNumberThatOpenHabTakesForATextIsFound() {
        String payload = NUMBER.payload()
                .replace(
                        "\"device_class\":\"power\",\"state_class\":\"measurement\",\"unit_of_measurement\":\"W\",",
                        "");

        assertThat(HomeAssistantRules.violations(NUMBER.topic(), payload))
                .containsExactly("a number without unit and state_class is a text for openHAB");
    }

    @Test
    void classesAndUnitsNewerThanOpenHabAreFound() {
        assertBroken(NUMBER, "\"device_class\":\"power\"", "\"device_class\":\"uptime\"", "newer than openHAB 5.1");
        String payload = NUMBER.payload()
                .replace("\"power\"", "\"current\"")
                .replace("\"unit_of_measurement\":\"W\"", "\"unit_of_measurement\":\"μA\"");

        assertThat(HomeAssistantRules.violations(NUMBER.topic(), payload))
                .containsExactly("unit μA is newer than openHAB 5.1");
    }

    @ParameterizedTest
    @CsvSource({
        "homeassistant/sensor/a.b/p1/config",
        "homeassistant/sensor/node/p 1/config",
        "homeassistant/device/node/p1/config",
        "homeassistant/sensor/node/p1/state"
    })
    void aTopicHomeAssistantDoesNotReadIsFound(String topic) {
        assertThat(HomeAssistantRules.violations(topic, NUMBER.payload()))
                .containsExactly("illegal discovery topic " + topic);
    }

    @Test
    void twoOfAKindAreFound() {
        assertThat(HomeAssistantRules.violations(List.of(NUMBER, NUMBER)))
                .containsExactly(
                        NUMBER.topic() + ": topic is used twice",
                        NUMBER.topic() + ": unique_id is used twice",
                        NUMBER.topic() + ": default_entity_id is used twice");
    }

    private static void assertBroken(ConfigMessage good, String part, String replacement, String violation) {
        assertThat(HomeAssistantRules.violations(good)).isEmpty();
        assertThat(good.payload()).contains(part);

        assertThat(HomeAssistantRules.violations(good.topic(), good.payload().replace(part, replacement)))
                .anySatisfy(found -> assertThat(found).contains(violation));
    }
}
