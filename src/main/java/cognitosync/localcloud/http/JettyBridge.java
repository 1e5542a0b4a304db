package cognitosync.localcloud.http;

import cognitosync.localcloud.http.WebSocketEndpoint.Handshake;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.store.StoreException.DiskFullException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries requests from Jetty to an endpoint and its response back; refuses foreign Host names and long bodies first. */
final class JettyBridge extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(JettyBridge.class);

    static final String FAILED = Messages.text("http.internal-error");
    private static final Duration LONGEST_BODY = Duration.ofSeconds(30);
    private static final byte[] NO_BODY = new byte[0];

    private final Endpoint endpoint;
    private final ErrorRenderer refusal;
    private final WebSocketUpgrades upgrades;
    private final Predicate<String> isOwnHost;
    private final BodyReader bodies;

    JettyBridge(
            Endpoint endpoint,
            ErrorRenderer refusal,
            WebSocketUpgrades upgrades,
            Predicate<String> isOwnHost,
            int maxBodyBytes) {
        this.endpoint = endpoint;
        this.refusal = refusal;
        this.upgrades = upgrades;
        this.isOwnHost = isOwnHost;
        this.bodies = new BodyReader(maxBodyBytes, LONGEST_BODY);
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        boolean headOnly = request.getMethod().equals("HEAD");
        Request head = request(request, NO_BODY);
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host == null || !isOwnHost.test(host)) {
            // Without this check a foreign page could reach this port through a name that it points at 127.0.0.1.
            Response refused = refusal.of(403, Messages.text("http.foreign-host"), head);
            bodies.discard(
                    request,
                    () -> send(response, headOnly, refused.with("Connection", "close"), callback),
                    callback::failed);
            return true;
        }
        Optional<Handshake> handshake = WebSocketUpgrades.isHandshake(request) ? handshake(head) : Optional.empty();
        if (handshake.isPresent()) {
            shake(request, response, callback, handshake.get());
            return true;
        }
        bodies.read(
                request,
                body -> send(response, headOnly, answer(head.with(body), head), callback),
                // The rest of the body would be read as the next request.
                refused -> send(
                        response,
                        headOnly,
                        refusal.of(refused.status(), refused.getMessage(), head).with("Connection", "close"),
                        callback),
                callback::failed);
        return true;
    }

    private Response answer(Request request, Request head) {
        try {
            return endpoint.respond(request);
        } catch (RuntimeException e) {
            return failure(e, head);
        }
    }

    private Response failure(RuntimeException failure, Request head) {
        if (failure instanceof MalformedRequestException) {
            return refusal.of(400, failure.getMessage(), head);
        }
        if (failure instanceof DiskFullException) {
            LOG.error("{} failed: {}", head, failure.getMessage());
        } else {
            LOG.error("{} failed", head, failure);
        }
        return refusal.of(500, FAILED, head);
    }

    private Optional<Handshake> handshake(Request head) {
        try {
            return upgrades.open(head);
        } catch (RuntimeException e) {
            return Optional.of(new Handshake.Refused(failure(e, head)));
        }
    }

    // The connection of a refused handshake ends: it may carry bytes that are no HTTP.
    private void shake(
            org.eclipse.jetty.server.Request request,
            org.eclipse.jetty.server.Response response,
            Callback callback,
            Handshake handshake) {
        Request head = request(request, NO_BODY);
        Optional<Response> refused = handshake instanceof Handshake.Accepted accepted
                ? upgrades.upgrade(
                        request, response, callback, accepted, (status, sentence) -> refusal.of(status, sentence, head))
                : Optional.of(((Handshake.Refused) handshake).response());
        refused.ifPresent(answer -> send(response, false, answer.with("Connection", "close"), callback));
    }

    /** Answers what Jetty itself refuses, without its error pages, which repeat the request and name classes. */
    static void refuse(
            ErrorRenderer refusal,
            org.eclipse.jetty.server.Request request,
            org.eclipse.jetty.server.Response response,
            Callback callback) {
        // An unknown version of HTTP is the client's mistake, like the others.
        int status = response.getStatus() == 505 ? 400 : response.getStatus();
        send(
                response,
                "HEAD".equals(request.getMethod()),
                refusal.of(status, sentence(status), request(request, NO_BODY)).with("Connection", "close"),
                callback);
    }

    private static String sentence(int status) {
        if (status == 408) {
            return Messages.text("http.slow-request");
        }
        return status < 500 ? Messages.text("http.malformed") : FAILED;
    }

    private static Request request(org.eclipse.jetty.server.Request request, byte[] body) {
        HttpURI uri = request.getHttpURI();
        String path = uri == null || uri.getPath() == null || uri.getPath().isEmpty() ? "/" : uri.getPath();
        return new Request(request.getMethod(), path, uri == null ? null : uri.getQuery(), headers(request), body);
    }

    private static Headers headers(org.eclipse.jetty.server.Request request) {
        List<Headers.Field> fields = new ArrayList<>(request.getHeaders().size());
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
