package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.AuthorizationRequest;
import cognitosync.localcloud.access.trail.TrailEntry;
import cognitosync.localcloud.console.CallerNames.CallerView;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A request as a line of the log.
 *
 * @param what action, operation, or method and path
 * @param resource ARN; empty where no policy was evaluated
 * @param error code of AWS's error; may be empty
 * @param fields address of the fields of a GraphQL request; empty for other requests
 * @param asked first fields of a GraphQL request, while its trace is kept
 * @param more whether there are more fields than these
 * @param consumed capacity units consumed; empty for none
 * @param at ISO 8601
 */
record CallRow(
        long number,
        CallerView who,
        String what,
        String line,
        String resource,
        DecisionView verdict,
        int status,
        boolean failed,
        String error,
        String fields,
        List<FieldCall> asked,
        boolean more,
        String consumed,
        String at,
        String time,
        long millis) {
    private static final int FIRST_FAILURE = 400;
    private static final int MOST_FIELDS = 3;

    /** Without the fields of a GraphQL request. */
    static CallRow of(TrailEntry entry, CallerNames callers, TemplatePlaces places) {
        return of(entry, callers, places, Optional.empty());
    }

    /** With the fields of a GraphQL request in its trace, if there is one. */
    static CallRow of(TrailEntry entry, CallerNames callers, TemplatePlaces places, Optional<JsonNode> trace) {
        List<FieldCall> asked =
                trace.map(json -> FieldCall.topOf(json, callers)).orElse(List.of());
        String line = entry.method() + " " + entry.path();
        Optional<AuthorizationRequest> request = entry.decisive().map(evaluation -> evaluation.request());
        String action = request.map(AuthorizationRequest::action).orElse(line);
        // The operation says more than the role whose policy was evaluated: GetCredentialsForIdentity, not AssumeRole.
        return new CallRow(
                entry.number(),
                callers.of(entry),
                entry.operation().orElse(action),
                line,
                request.map(AuthorizationRequest::resourceArn).orElse(""),
                entry.decisive()
                        .map(evaluation -> DecisionView.of(evaluation, places))
                        .orElse(DecisionView.NONE),
                entry.status(),
                entry.status() >= FIRST_FAILURE,
                entry.error().orElse(""),
                GraphqlPage.href(entry),
                asked.stream().limit(MOST_FIELDS).toList(),
                asked.size() > MOST_FIELDS,
                Formats.capacity(entry.capacity()),
                entry.at().toString(),
                Formats.time(entry.at()),
                entry.took().toMillis());
    }
}
