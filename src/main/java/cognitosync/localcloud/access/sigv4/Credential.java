package cognitosync.localcloud.access.sigv4;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The credential that a request names.
 *
 * @param accessKeyId whose key
 * @param scope what the signature holds for
 */
record Credential(String accessKeyId, CredentialScope scope) {
    private static final Pattern SIGNING_NAME = Pattern.compile("[a-z0-9-]{1,64}");

    /** The service in the scope of a credential; empty if it is malformed. */
    static Optional<String> signingName(String text) {
        return CredentialScope.parse(text.substring(text.indexOf('/') + 1))
                .filter(scope -> scope.terminator().equals(CredentialScope.TERMINATOR))
                .map(CredentialScope::service)
                .filter(service -> SIGNING_NAME.matcher(service).matches());
    }

    static Credential parse(String text) {
        int slash = text.indexOf('/');
        Optional<CredentialScope> scope =
                slash <= 0 ? Optional.empty() : CredentialScope.parse(text.substring(slash + 1));
        return new Credential(
                slash <= 0 ? "" : text.substring(0, slash),
                scope.orElseThrow(() ->
                        SignatureErrors.incomplete("Credential must have exactly 5 slash-delimited elements, such as"
                                + " keyid/date/region/service/aws4_request.")));
    }
}
