package io.github.solarcloud2mqtt.homeassistant.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTemplateTest {

    @Test
    void anIdentifierFollowsADot() {
        assertThat(print("p13003")).isEqualTo("{{ value_json.p13003 }}");
    }

    @ParameterizedTest
    @CsvSource({
        "my home, my home",
        "home-2, home-2",
        "my.home, my.home",
        "2nd, 2nd",
        "_x, _x",
        "Müller, Müller",
        "items, items",
        "values, values",
        "a\"b, a\\u0022b",
        "a\\b, a\\u005cb",
        "a}}b{{c, a\\u007d\\u007db\\u007b\\u007bc",
        "{%x%}, \\u007b\\u0025x\\u0025\\u007d",
        "☀, \\u2600",
        "😀, \\U0001f600"
    })
    void anyOtherNameIsQuoted(String name, String quoted) {
        assertThat(print(name)).isEqualTo("{{ value_json['" + quoted + "'] }}");
    }

    @Test
    void aNameCannotEndItsQuotes() {
        assertThat(print("a'] }} evil {{ x['"))
                .isEqualTo("{{ value_json['a\\u0027\\u005d \\u007d\\u007d evil \\u007b\\u007b x\\u005b\\u0027'] }}");
    }

    @Test
    void anEntryHasEntries() {
        assertThat(ValueTemplate.DOCUMENT.entry("my home").entry("state").printWhether("ok"))
                .isEqualTo("{{ 'ON' if value_json['my home'].state == 'ok' else 'OFF' }}");
    }

    private static String print(String name) {
        return ValueTemplate.DOCUMENT.entry(name).print();
    }
}
