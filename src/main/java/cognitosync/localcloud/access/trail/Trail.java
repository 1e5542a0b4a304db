package cognitosync.localcloud.access.trail;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.trail.TrailEntry.OperationName;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The most recent requests. One thread handles a request from start to end, so every decision on that
 * thread belongs to the request.
 */
public final class Trail implements Evaluation.Listener, ConsumedCapacity.Listener, RequestDetail.Listener {
    /** How many requests are kept; the oldest are dropped first. */
    public static final int CAPACITY = 500;

    private static final int LONGEST_PATH = 400;

    /** Characters of all details together. */
    private static final long MOST_DETAILS = 4_000_000;

    // A thread answers one request at a time, whichever cloud of this JVM it belongs to.
    private static final ThreadLocal<TrailDraft> CURRENT = new ThreadLocal<>();

    private final InstantSource clock;
    private final Deque<TrailEntry> entries = new ArrayDeque<>(CAPACITY);
    private final RequestDetail.Log details = new RequestDetail.Log(MOST_DETAILS);
    private final long start;
    private long last;

    /** An empty trail. */
    public Trail(InstantSource clock) {
        this(clock, 0);
    }

    /**
     * An empty trail.
     *
     * @param start the number before the first: higher at each start of the program, so that the link of an old page never leads to
     *     another request
     */
    public Trail(InstantSource clock, long start) {
        this.clock = clock;
        this.start = start;
        this.last = start;
    }

    /** Shows a person where the number of a request leads to. */
    @FunctionalInterface
    public interface Presentation {
        /** The answer to a request as it leaves. */
        Response of(Request request, Response answer, long number);
    }

    /** Wraps an endpoint to record each request to it; requests for this machine's own pages are not recorded. */
    public Endpoint follow(String address, Endpoint endpoint) {
        return follow(address, endpoint, (request, answer, number) -> answer);
    }

    /** Wraps an endpoint to record each request to it, and to change what a browser shows of the answer. */
    public Endpoint follow(String address, Endpoint endpoint, Presentation presentation) {
        return request ->
                isCall(request) ? record(address, request, endpoint, presentation) : endpoint.respond(request);
    }

    /** An authenticator that records each caller with the request. */
    public Authenticator followCallers(Authenticator authenticator) {
        return (request, service) -> {
            Authenticator.Signed signed = authenticator.authenticate(request, service);
            Optional.ofNullable(CURRENT.get()).ifPresent(draft -> draft.caller(signed.caller()));
            return signed;
        };
    }

    @Override
    public void evaluated(Evaluation evaluation) {
        Optional.ofNullable(CURRENT.get()).ifPresent(draft -> draft.add(evaluation));
    }

    @Override
    public void consumed(ConsumedCapacity units) {
        Optional.ofNullable(CURRENT.get()).ifPresent(draft -> draft.add(units));
    }

    @Override
    public void detailed(JsonNode detail) {
        Optional.ofNullable(CURRENT.get()).ifPresent(draft -> draft.detail(detail.toString()));
    }

    // A CORS preflight request is not a call.
    private static boolean isCall(Request request) {
        boolean isPreflight = request.method().equals("OPTIONS")
                && request.headers().first("Access-Control-Request-Method").isPresent();
        return !isPreflight && !request.rawPath().startsWith("/_local/");
    }

    private Response record(String address, Request request, Endpoint endpoint, Presentation presentation) {
        Response response;
        long number;
        TrailDraft draft = new TrailDraft();
        Instant at = clock.instant();
        // The status that the server sends if the endpoint throws.
        int status = 500;
        Optional<String> error = Optional.empty();
        CURRENT.set(draft);
        try {
            response = endpoint.respond(request);
            status = response.status();
            error = response.headers().first("x-amzn-ErrorType");
        } catch (MalformedRequestException e) {
            status = 400;
            throw e;
        } finally {
            CURRENT.remove();
            number = add(at, address, request, draft, status, error);
        }
        return presentation.of(request, response, number);
    }

    private synchronized long add(
            Instant at, String address, Request request, TrailDraft draft, int status, Optional<String> error) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        String path = request.rawPath();
        entries.addLast(new TrailEntry(
                ++last,
                at,
                Duration.between(at, clock.instant()),
                address,
                request.method(),
                path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path,
                OperationName.of(request),
                OperationName.isSigned(request),
                draft.caller(),
                draft.evaluations(),
                draft.omitted(),
                draft.capacity(),
                status,
                error));
        details.dropBefore(entries.getFirst().number());
        draft.detail().ifPresent(json -> details.add(new RequestDetail(last, json)));
        return last;
    }

    /** The number before the first. */
    public long start() {
        return start;
    }

    /** Number of the newest; {@link #start()} where there is none. */
    public synchronized long last() {
        return last;
    }

    /** The kept ones with a higher number than this, the newest first. */
    public synchronized List<TrailEntry> after(long number) {
        return entries.stream()
                .filter(entry -> entry.number() > number)
                .sorted((one, other) -> Long.compare(other.number(), one.number()))
                .toList();
    }

    /** The request of that number, while it is kept. */
    public synchronized Optional<TrailEntry> find(long number) {
        return entries.stream().filter(entry -> entry.number() == number).findFirst();
    }

    /** What its service told of a request, as JSON, while it is kept. */
    public synchronized Optional<String> detail(long number) {
        return details.find(number);
    }

    /** What is known so far of a request that is being answered; belongs to the thread that answers it. */
    static final class TrailDraft {
        // Most requests need one or two evaluations, a transaction one per action. The first and a denial are kept.
        private static final int MOST_EVALUATIONS = 8;
        // Per condition key, whose values can be the names of all attributes of an item.
        private static final int MOST_VALUES = 50;
        private static final int LONGEST_VALUE = 2_048;

        private final List<Evaluation> evaluations = new ArrayList<>();
        private int taken;
        private ConsumedCapacity capacity = ConsumedCapacity.NONE;
        private Caller caller;
        private String detail;

        void caller(Caller signer) {
            caller = signer;
        }

        void add(Evaluation evaluation) {
            taken++;
            Evaluation kept = evaluation.abridged(MOST_VALUES, LONGEST_VALUE);
            if (evaluations.size() < MOST_EVALUATIONS) {
                evaluations.add(kept);
            } else if (!kept.decision().isAllowed()) {
                evaluations.set(MOST_EVALUATIONS - 1, kept);
            }
        }

        void add(ConsumedCapacity units) {
            capacity = capacity.plus(units);
        }

        void detail(String json) {
            detail = json;
        }

        Optional<String> detail() {
            return Optional.ofNullable(detail);
        }

        Optional<Caller> caller() {
            return Optional.ofNullable(caller);
        }

        List<Evaluation> evaluations() {
            return evaluations;
        }

        int omitted() {
            return taken - evaluations.size();
        }

        ConsumedCapacity capacity() {
            return capacity;
        }
    }
}
