package cognitosync.localcloud.access.trail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What a service tells of how it answered a request, besides decisions and capacity.
 *
 * @param number of the request
 * @param json in the service's own form
 */
public record RequestDetail(long number, String json) {
    /** Receives details, on the thread that answers the request. */
    @FunctionalInterface
    public interface Listener {
        /** A listener that does nothing. */
        Listener NOBODY = detail -> {};

        /** Called at most once per request; a later call replaces what an earlier one told. */
        void detailed(JsonNode detail);
    }

    /** The most recent details, within a number of characters. The oldest are dropped first. */
    static final class Log {
        private final long most;
        private final Deque<RequestDetail> details = new ArrayDeque<>();
        private long held;

        Log(long most) {
            this.most = most;
        }

        void add(RequestDetail detail) {
            if (detail.json().length() > most) {
                return;
            }
            details.addLast(detail);
            held += detail.json().length();
            while (held > most) {
                held -= details.removeFirst().json().length();
            }
        }

        /** Drops those of requests before this one. */
        void dropBefore(long number) {
            while (!details.isEmpty() && details.getFirst().number() < number) {
                held -= details.removeFirst().json().length();
            }
        }

        Optional<String> find(long number) {
            return details.stream()
                    .filter(detail -> detail.number() == number)
                    .map(RequestDetail::json)
                    .findFirst();
        }
    }
}
