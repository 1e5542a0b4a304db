package cognitosync.localcloud.access.trail;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.Evaluation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request that was answered. Queries, headers and bodies are not kept: codes, tokens and signatures travel there.
 *
 * @param number one higher with each request
 * @param at when it came
 * @param took until it was answered
 * @param address which of this machine's addresses was asked
 * @param method HTTP method
 * @param path without the query, cut where it is very long
 * @param operation of an AWS API, such as {@code cognito-identity:GetId}, where the request names one
 * @param signed whether it claims to be signed
 * @param caller who signed it; empty without a valid signature
 * @param evaluations decisions of policies, in the order in which they were taken
 * @param status HTTP status
 * @param error code of AWS's error, where there is one
 */
public record TrailEntry(
        long number,
        Instant at,
        Duration took,
        String address,
        String method,
        String path,
        Optional<String> operation,
        boolean signed,
        Optional<Caller> caller,
        List<Evaluation> evaluations,
        int status,
        Optional<String> error) {
    /** Takes a copy. */
    public TrailEntry {
        evaluations = List.copyOf(evaluations);
    }

    /** The decision that counted: the first that denied, else the first. */
    public Optional<Evaluation> decisive() {
        return evaluations.stream()
                .filter(evaluation -> !evaluation.decision().isAllowed())
                .findFirst()
                .or(() -> evaluations.stream().findFirst());
    }

    /** Whether a policy denied it. */
    public boolean isDenied() {
        return decisive()
                .filter(evaluation -> !evaluation.decision().isAllowed())
                .isPresent();
    }
}
