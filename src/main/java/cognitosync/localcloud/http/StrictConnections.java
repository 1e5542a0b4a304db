package cognitosync.localcloud.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Jetty's connections. They also answer the two kinds of head that Jetty does not answer: one that begins with a colon, and
 * one that is never completed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3">RFC 9112, section 3: request line</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9">RFC 9110, section 15.5.9: 408 Request Timeout</a>
 */
final class StrictConnections extends HttpConnectionFactory {
    private final Duration longestHead;

    /**
     * Connections of one port.
     *
     * @param longestHead for how long a client may send a head
     */
    StrictConnections(HttpConfiguration configuration, Duration longestHead) {
        super(configuration);
        this.longestHead = longestHead;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new StrictConnection(connector, endPoint), connector, endPoint);
    }

    private final class StrictConnection extends HttpConnection {
        StrictConnection(Connector connector, EndPoint endPoint) {
            super(StrictConnections.this.getHttpConfiguration(), connector, endPoint);
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            HttpParser.RequestHandler handler =
                    (HttpParser.RequestHandler) super.newHttpParser(compliance).getHandler();
            return new StrictParser(handler, getHttpConfiguration(), compliance, longestHead);
        }

        @Override
        public void onFillInterestedFailed(Throwable cause) {
            if (cause instanceof TimeoutException && getParser() instanceof StrictParser parser && parser.isInHead()) {
                parser.refuseAsLate();
            } else {
                super.onFillInterestedFailed(cause);
            }
        }
    }

    private static final class StrictParser extends HttpParser {
        private final Duration longestHead;

        StrictParser(
                RequestHandler handler,
                HttpConfiguration configuration,
                HttpCompliance compliance,
                Duration longestHead) {
            super(handler, configuration.getRequestHeaderSize(), compliance);
            setHeaderCacheSize(configuration.getHeaderCacheSize());
            setHeaderCacheCaseSensitive(configuration.isHeaderCacheCaseSensitive());
            this.longestHead = longestHead;
        }

        @Override
        public boolean parseNext(ByteBuffer buffer) {
            if (isStart() && firstBehindEmptyLines(buffer) == ':') {
                return refuse(buffer, "A method does not begin with a colon");
            }
            boolean isWhole = super.parseNext(buffer);
            if (isInHead() && System.nanoTime() - getBeginNanoTime() > longestHead.toNanos()) {
                refuseAsLate();
            }
            return isWhole;
        }

        private boolean refuse(ByteBuffer buffer, String reason) {
            buffer.position(buffer.limit());
            badMessage(new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, reason));
            return false;
        }

        // Jetty skips leading colons in the same way as it correctly skips empty lines.
        private static int firstBehindEmptyLines(ByteBuffer buffer) {
            for (int i = buffer.position(); i < buffer.limit(); i++) {
                if (buffer.get(i) != '\r' && buffer.get(i) != '\n') {
                    return buffer.get(i);
                }
            }
            return -1;
        }

        private boolean isInHead() {
            return inHeaderState() && !isStart();
        }

        private void refuseAsLate() {
            badMessage(new HttpException.RuntimeException(HttpStatus.REQUEST_TIMEOUT_408, "The head came too slowly"));
        }
    }
}
