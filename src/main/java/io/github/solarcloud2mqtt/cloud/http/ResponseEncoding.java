package io.github.solarcloud2mqtt.cloud.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/** Decodes the bytes of a response body; a body with bytes that no encoding explains has replacement characters there. */
final class ResponseEncoding {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ResponseEncoding() {}

    /**
     * The text without a byte order mark.
     *
     * @param type the content type that the response declares, which may be wrong
     */
    static String decode(byte[] bytes, @Nullable MediaType type) {
        String text = new String(bytes, encoding(bytes, type));
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** JSON begins with an ASCII character, which tells UTF-16 from UTF-8 (RFC 4627, section 3). */
    private static Charset encoding(byte[] bytes, @Nullable MediaType type) {
        if (bytes.length >= 2) {
            int first = bytes[0] & 0xff;
            int second = bytes[1] & 0xff;
            if ((first == 0xfe && second == 0xff) || (first == 0 && second != 0)) {
                return StandardCharsets.UTF_16BE;
            }
            if ((first == 0xff && second == 0xfe) || (first != 0 && second == 0)) {
                return StandardCharsets.UTF_16LE;
            }
        }
        Charset declared = declared(type);
        return declared.equals(StandardCharsets.UTF_8) || isUtf8(bytes) ? StandardCharsets.UTF_8 : declared;
    }

    private static Charset declared(@Nullable MediaType type) {
        Charset charset = type == null ? null : type.charset(StandardCharsets.UTF_8);
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
