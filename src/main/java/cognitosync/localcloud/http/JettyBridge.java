package cognitosync.localcloud.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries requests from Jetty to an endpoint and its response back; refuses foreign Host names and long bodies first. */
final class JettyBridge extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(JettyBridge.class);

    private final Endpoint endpoint;
    private final Predicate<String> isOwnHost;
    private final int maxBodyBytes;

    JettyBridge(Endpoint endpoint, Predicate<String> isOwnHost, int maxBodyBytes) {
        this.endpoint = endpoint;
        this.isOwnHost = isOwnHost;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        boolean headOnly = request.getMethod().equals("HEAD");
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host == null || !isOwnHost.test(host)) {
            // Without this check a foreign page could reach this port through a name that it points at 127.0.0.1.
            Response refusal = Response.of(
                            403, "text/plain; charset=utf-8", "This port does not answer for that Host.\n")
                    .with("Connection", "close");
            send(response, headOnly, refusal, callback);
            return true;
        }
        new BodyReader(
                        request,
                        maxBodyBytes,
                        callback,
                        body -> send(
                                response,
                                headOnly,
                                body.map(bytes -> answer(request, bytes)).orElseGet(JettyBridge::tooLong),
                                callback))
                .run();
        return true;
    }

    private static Response tooLong() {
        return Response.of(413, "text/plain; charset=utf-8", "The body is longer than this port takes.\n")
                .with("Connection", "close");
    }

    private Response answer(org.eclipse.jetty.server.Request request, byte[] body) {
        try {
            return endpoint.respond(new Request(
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    request.getHttpURI().getQuery(),
                    headers(request),
                    body));
        } catch (MalformedRequestException e) {
            return Response.of(400, "text/plain; charset=utf-8", e.getMessage() + "\n");
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), e);
            return Response.of(
                    500, "text/plain; charset=utf-8", "Something failed here; the log of the local cloud says what.\n");
        }
    }

    private static Headers headers(org.eclipse.jetty.server.Request request) {
        List<Headers.Field> fields = new ArrayList<>();
        for (HttpField field : request.getHeaders()) {
            fields.add(new Headers.Field(field.getName(), field.getValue() == null ? "" : field.getValue()));
        }
        return new Headers(fields);
    }

    private static void send(
            org.eclipse.jetty.server.Response to, boolean headOnly, Response response, Callback callback) {
        to.setStatus(response.status());
        response.headers().fields().forEach(field -> to.getHeaders().add(field.name(), field.value()));
        if (response.status() != 304 && response.status() != 204) {
            to.getHeaders().put(HttpHeader.CONTENT_LENGTH, response.body().length);
        }
        to.write(true, headOnly ? null : ByteBuffer.wrap(response.body()), callback);
    }
}
