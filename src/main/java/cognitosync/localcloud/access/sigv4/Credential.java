package cognitosync.localcloud.access.sigv4;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The credential that a request names.
 *
 * @param accessKeyId whose key
 * @param scope what the signature holds for
 */
record Credential(String accessKeyId, Scope scope) {
    static final String TERMINATOR = "aws4_request";

    private static final Pattern SIGNING_NAME = Pattern.compile("[a-z0-9-]{1,64}");

    /**
     * The credential scope: the day, region and service that a signature holds for.
     *
     * @param date eight digits
     * @param region such as {@code eu-west-1}
     * @param service signing name, such as {@code cognito-sync}
     * @param terminator {@code aws4_request}
     */
    record Scope(String date, String region, String service, String terminator) {
        @Override
        public String toString() {
            return String.join("/", date, region, service, terminator);
        }
    }

    static Credential parse(String text) {
        return read(text)
                .orElseThrow(() ->
                        SignatureErrors.incomplete("Credential must have exactly 5 slash-delimited elements, such as"
                                + " keyid/date/region/service/aws4_request."));
    }

    /** The service in the scope of a credential; empty if it is malformed. */
    static Optional<String> signingName(String text) {
        return read(text)
                .map(Credential::scope)
                .filter(scope -> scope.terminator().equals(TERMINATOR))
                .map(Scope::service)
                .filter(service -> SIGNING_NAME.matcher(service).matches());
    }

    private static Optional<Credential> read(String text) {
        String[] parts = text.split("/", -1);
        return parts.length == 5 && !parts[0].isEmpty()
                ? Optional.of(new Credential(parts[0], new Scope(parts[1], parts[2], parts[3], parts[4])))
                : Optional.empty();
    }
}
