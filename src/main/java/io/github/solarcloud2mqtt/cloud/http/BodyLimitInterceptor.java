package io.github.solarcloud2mqtt.cloud.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Limits the length of every response body, whatever its status. As an application interceptor it counts decompressed
 * bytes.
 */
public final class BodyLimitInterceptor implements Interceptor {

    private final long maxBytes;

    public BodyLimitInterceptor(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.newBuilder()
                .body(new LimitedBody(response.body(), maxBytes))
                .build();
    }

    private static final class LimitedBody extends ResponseBody {
        private final ResponseBody body;
        private final BufferedSource source;

        LimitedBody(ResponseBody body, long maxBytes) {
            this.body = body;
            source = Okio.buffer(new LimitedSource(body.source(), maxBytes));
        }

        @Override
        public MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }

    private static final class LimitedSource extends ForwardingSource {
        private long left;

        LimitedSource(Source source, long maxBytes) {
            super(source);
            left = maxBytes;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new MalformedResponseException("is longer than any answer should be");
            }
            return read;
        }
    }
}
