package cognitosync.localcloud.access.trail;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.sigv4.SignatureVerifier;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An answered request. Queries, headers and bodies are not kept, because they contain codes, tokens and signatures.
 * Condition keys are kept, even if an API reads them from the body.
 *
 * @param number one higher with each request
 * @param at when it came
 * @param took until it was answered
 * @param address the local address that received the request
 * @param method HTTP method
 * @param path without the query, cut where it is very long
 * @param operation of an AWS API, such as {@code cognito-identity:GetId}, where the request names one
 * @param signed whether it claims to be signed
 * @param caller who signed it; empty without a valid signature
 * @param evaluations decisions of policies, in the order in which they were taken
 * @param omitted number of decisions that are not kept; they follow the kept ones, or precede a final denial
 * @param capacity units consumed
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
        int omitted,
        ConsumedCapacity capacity,
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

    /** The operation of an AWS API that a request names in {@code X-Amz-Target}, or in the field {@code Action} of the query protocol. */
    static final class OperationName {
        private static final int LONGEST_NAME = 64;
        // The prefix of X-Amz-Target is the name of an old shape, not that of the service in policies.
        private static final Map<String, String> SERVICES =
                Map.of("AWSCognitoIdentityService", "cognito-identity", "AmazonSSM", "ssm");

        private OperationName() {}

        static Optional<String> of(Request request) {
            Optional<String> service = signingName(request);
            Optional<String> target = request.headers().first("X-Amz-Target");
            if (target.isPresent()) {
                return inTarget(target.get(), service);
            }
            if (service.filter("appsync"::equals).isPresent()) {
                return Optional.of("appsync:GraphQL");
            }
            return service.flatMap(name -> action(request).map(action -> name + ":" + action));
        }

        private static Optional<String> inTarget(String target, Optional<String> service) {
            int dot = target.indexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            String shape = target.substring(0, dot);
            String name = target.substring(dot + 1);
            return isName(shape) && isName(name)
                    ? Optional.of(SERVICES.getOrDefault(shape, service.orElse(shape)) + ":" + name)
                    : Optional.empty();
        }

        /** Whether a request claims to be signed, in its header or in its query. */
        static boolean isSigned(Request request) {
            return signingName(request).isPresent() || request.rawQuery().contains("X-Amz-Credential=");
        }

        private static Optional<String> signingName(Request request) {
            return unlessMalformed(() -> SignatureVerifier.signingName(request));
        }

        private static Optional<String> action(Request request) {
            return unlessMalformed(() -> request.form("Action").filter(OperationName::isName));
        }

        // A malformed request names no operation; the endpoint has answered it already.
        private static Optional<String> unlessMalformed(Supplier<Optional<String>> name) {
            try {
                return name.get();
            } catch (MalformedRequestException e) {
                return Optional.empty();
            }
        }

        private static boolean isName(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
                if (!isLetter && (c < '0' || c > '9') && c != '_') {
                    return false;
                }
            }
            return !text.isEmpty() && text.length() <= LONGEST_NAME;
        }
    }
}
