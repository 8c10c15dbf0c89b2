package io.github.solarcloud2mqtt.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\u0000', '\u0007', '\u001b', '\u007f', '\u0080', '\u0085', '\u009b', '\u009f', '\u061c', '\u200e',
                '\u200f', '\u2028', '\u2029', '\u202a', '\u202e', '\u2066', '\u2069'
            })
    void whatControlsATerminalIsEscaped(char character) {
        assertThat(PrintableText.escaped("Roof" + character + "[31m"))
                .isEqualTo("Roof\\u%04x[31m".formatted((int) character));
    }

    @Test
    void lineBreaksAreEscaped() {
        assertThat(PrintableText.escaped("Roof\r\n2026-01-01 ERROR forged"))
                .isEqualTo("Roof\\r\\n2026-01-01 ERROR forged");
    }

    @Test
    void otherCharactersStay() {
        assertThat(PrintableText.escaped("Süd\t屋根 \uD83D\uDC68\u200D\uD83D\uDC69 °C \\n"))
                .isEqualTo("Süd\t屋根 \uD83D\uDC68\u200D\uD83D\uDC69 °C \\n");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(PrintableText.escaped("x".repeat(100_000))).isEqualTo("x".repeat(30_000) + "…");
    }

    @Test
    void aTextOfTheOtherSideBecomesOneLineForTheTerminal() {
        assertThat(PrintableText.spaced(" CN=\u001b[31mred\n\u0085forged\u202e\u2028x "))
                .isEqualTo("CN= [31mred forged x");
    }
}
