package cognitosync.localcloud.access.trail;

import cognitosync.localcloud.access.sigv4.SignatureVerifier;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The operation of an AWS API that a request names in {@code X-Amz-Target}, or in the field {@code Action} of the query protocol. */
final class OperationName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");
    // The prefix of X-Amz-Target is the name of an old shape, not that of the service in policies.
    private static final Map<String, String> SERVICES =
            Map.of("AWSCognitoIdentityService", "cognito-identity", "AmazonSSM", "ssm");

    private OperationName() {}

    static Optional<String> of(Request request) {
        Optional<String> service = signingName(request);
        Optional<String> target = request.headers().first("X-Amz-Target");
        if (target.isPresent()) {
            String[] parts = target.get().split("\\.", 2);
            return parts.length == 2 && isName(parts[0]) && isName(parts[1])
                    ? Optional.of(SERVICES.getOrDefault(parts[0], service.orElse(parts[0])) + ":" + parts[1])
                    : Optional.empty();
        }
        return service.flatMap(name -> action(request).map(action -> name + ":" + action));
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

    // Of a malformed request there is no name; the endpoint has answered it already.
    private static Optional<String> unlessMalformed(Supplier<Optional<String>> name) {
        try {
            return name.get();
        } catch (MalformedRequestException e) {
            return Optional.empty();
        }
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
