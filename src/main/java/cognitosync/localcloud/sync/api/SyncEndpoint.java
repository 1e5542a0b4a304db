package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.DiskFullException;
import cognitosync.localcloud.store.StoreException;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The URL of the API: finds who calls, what is called and whether it is allowed, in this order: signature, operation, form of the
 * names in the path, policy, own identity, and only then what the operation itself checks.
 */
public final class SyncEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(SyncEndpoint.class);
    private static final String SIGNING_NAME = "cognito-sync";

    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final CallerCheck callers;
    private final InstantSource clock;
    private final String arnPrefix;
    private final SyncLimits limits;
    private final List<Operation> operations;

    /**
     * Composes it.
     *
     * @param arnPrefix of everything in the account and region
     * @param operations in the order in which their paths are tried
     */
    public SyncEndpoint(
            Authenticator authenticator,
            Authorizer authorizer,
            CallerCheck callers,
            InstantSource clock,
            String arnPrefix,
            SyncLimits limits,
            List<Operation> operations) {
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.callers = callers;
        this.clock = clock;
        this.arnPrefix = arnPrefix;
        this.limits = limits;
        this.operations = List.copyOf(operations);
    }

    @Override
    public Response respond(Request request) {
        try {
            return JsonProtocol.REST_JSON.success(answer(request));
        } catch (AwsException e) {
            return JsonProtocol.REST_JSON.error(e);
        } catch (MalformedRequestException e) {
            return JsonProtocol.REST_JSON.error(e);
        } catch (DiskFullException e) {
            LOG.error("{} failed: {}", request, e.getMessage());
            return JsonProtocol.REST_JSON.error(SyncErrors.internal());
        } catch (StoreException e) {
            LOG.error("{} failed", request, e);
            return JsonProtocol.REST_JSON.error(SyncErrors.internal());
        }
    }

    private JsonNode answer(Request request) {
        Caller caller = authenticator.authenticate(request, SIGNING_NAME).caller();
        requireNoDotSegments(request);
        List<String> segments = request.segments();
        for (Operation operation : operations) {
            Optional<Map<String, String>> labels = operation.path().match(segments);
            if (labels.isPresent() && operation.method().equals(request.method())) {
                return answer(request, caller, operation, new Labels(labels.orElseThrow()));
            }
        }
        throw SyncErrors.unknown(request.method(), request.rawPath());
    }

    // The signature covers the path without them (RFC 3986, section 6.2.2.3): it would hold for another operation too.
    private static void requireNoDotSegments(Request request) {
        for (String segment : request.rawPath().split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw SyncErrors.unknown(request.method(), request.rawPath());
            }
        }
    }

    private JsonNode answer(Request request, Caller caller, Operation operation, Labels labels) {
        labels.verify(limits);
        authorizer.authorize(caller, operation.action(), arnPrefix + operation.resource(labels));
        callers.verify(caller, operation, labels);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return operation.answer(new Call(request, caller, labels, now));
    }
}
