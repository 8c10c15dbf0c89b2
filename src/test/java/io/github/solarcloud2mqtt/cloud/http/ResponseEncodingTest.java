package io.github.solarcloud2mqtt.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseEncodingTest {

    private static final String JSON = "{\"ps_name\":\"Süddach 屋根\"}";

    private static String decoded(byte[] bytes, @Nullable String type) {
        return ResponseEncoding.decode(bytes, type == null ? null : MediaType.parse(type));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ''",
        "UTF-8, text/html",
        "UTF-8, application/json;charset=iso-8859-1",
        "UTF-8, text/plain;charset=unknown",
        "UTF-16BE, application/json",
        "UTF-16LE, application/json;charset=utf-8",
        "UTF-16, text/html",
        "GB18030, application/json;charset=GB18030",
        "GBK, text/html;charset=gbk"
    })
    void theEncodingIsFound(String encoding, String type) {
        assertThat(decoded(JSON.getBytes(Charset.forName(encoding)), type)).isEqualTo(JSON);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16BE", "UTF-16LE"})
    void aByteOrderMarkIsSkipped(String encoding) {
        assertThat(decoded(("\uFEFF" + JSON).getBytes(Charset.forName(encoding)), null))
                .isEqualTo(JSON);
    }

    @Test
    void bytesThatFitNoEncodingAreReplaced() {
        byte[] bytes = "{\"ps_name\":\"S?d\"}".getBytes(StandardCharsets.ISO_8859_1);
        bytes[13] = (byte) 0xfc;
        assertThat(decoded(bytes, "application/json")).isEqualTo("{\"ps_name\":\"S\uFFFDd\"}");
    }

    @Test
    void nothingAndOneByteAreRead() {
        assertThat(decoded(new byte[0], null)).isEmpty();
        assertThat(decoded(new byte[] {'1'}, null)).isEqualTo("1");
    }
}
